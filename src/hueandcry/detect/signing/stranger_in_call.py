"""A call that only its own words tell of names somebody nobody knows."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_stranger, known_parties, name_of
from hueandcry.model.act import Named
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, History, Namings, Parties, Signer


@detector(
    title="The call names an account nobody knows",
    severity=Severity.MEDIUM,
    why="The function is known by its name and arguments only. An account among them may be the "
    "one that gets the proceeds, or power over yours: one swapped address is all a hijacked page "
    "needs to change.",
    advice="Find out what this account is for, and compare all of it with what you expect there.",
    references=("ATT&CK v17 T1565.002", "ERC-7730"),
)
def stranger_in_call(
    request: Request,
    namings: Namings,
    signer: Signer,
    parties: Parties,
    history: History,
    calls: Calls,
) -> Iterable[Hit]:
    """Report strangers among the arguments; tokens, called contracts and paid ones are none."""
    if not namings.rows:
        return
    known = known_parties(parties)
    passing = {call.target for call in calls.rows}
    passing.update(account for account, _, _ in history.known)
    found: dict[str, list[str]] = {}
    for row in namings.rows:
        for argument, account in row.accounts:
            if account not in passing and _is_nobody(account, signer, known):
                found.setdefault(account, []).extend(_lines(row, argument, account, known))
    for account, lines in found.items():
        yield Hit(account, Confidence.MEDIUM, told(lines))


def _is_nobody(account: str, signer: Signer, known: Known) -> bool:
    party = known.get(account)
    return is_stranger(account, signer, known) and not (party and party.tokens)


def _lines(row: Named, argument: str, account: str, known: Known) -> Iterator[str]:
    name = row.signature.partition("(")[0]
    target = name_of(row.target, known)
    yield f"{name} of {target}: {argument} is {name_of(account, known)}{where(row)}"
