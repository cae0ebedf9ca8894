"""An account that looks like one the signer knows, and is another."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import History, Imitation, Imitations, Parties, Signer
from hueandcry.model.source import Source

# Seven equal digits, three or more at each end: of ten thousand known addresses not one in ten
# thousand strangers' looks like one of them (10^4 * 2 / 16^7).
_SURE_TOGETHER: Final = 7
_SURE_EACH: Final = 3
# One's own payments are few: there six at both ends are no chance either.
_SURE_OF_HISTORY: Final = 6
_OF_HISTORY: Final = ("paid", "payment")


@detector(
    title="The address looks like one you know, and is another",
    severity=Severity.HIGH,
    why="Wallets show the ends of an address. Thieves make addresses with the ends of one you pay, "
    "and send dust or forged transfers, so that you copy theirs from your history.",
    advice="Do not sign. Take the address from where you first got it, and compare all of it.",
    references=("ATT&CK v17 T1565.002", "ATT&CK v17 T1036"),
)
def imitation(
    request: Request,
    imitations: Imitations,
    signer: Signer,
    parties: Parties,
    history: History,
) -> Iterable[Hit]:
    """Report look-alikes; less surely where the account is itself known or was paid before."""
    known = known_parties(parties)
    times = {account: count for account, count, _ in history.known}
    for row in imitations.rows:
        if signer.holds(row.account):
            continue
        party = known.get(row.account)
        doubts = [
            *([f"it is itself {party.official[0].brand}'s"] if party and party.official else []),
            *([f"you paid it {times[row.account]} times before"] if row.account in times else []),
        ]
        sure = Confidence.MEDIUM if doubts else _sure(row)
        evidence = (*_comparison(row), *map(Evidence, doubts))
        source = (Source(row.source, row.date),) if row.source else ()
        yield Hit(f"{row.account} {row.known}", sure, evidence, source)


def _sure(row: Imitation) -> Confidence:
    together, least = row.prefix + row.suffix, min(row.prefix, row.suffix)
    paid = any(word in row.why for word in _OF_HISTORY)
    needed = _SURE_OF_HISTORY if paid else _SURE_TOGETHER
    strong = least >= _SURE_EACH and together >= needed
    return Confidence.STRONG if strong else Confidence.MEDIUM


def _comparison(row: Imitation) -> Iterator[Evidence]:
    seen, known = checksummed(row.account), checksummed(row.known)
    text = f"{seen} has the first {row.prefix} and last {row.suffix} digits of {known}"
    yield Evidence(text, seen=seen, known=known)
    yield Evidence(f"{known} is known: {row.why}")
