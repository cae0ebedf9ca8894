"""Foreign code run as the account itself: a Safe's operation 1."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.decode.safe.libraries import known_multisend, official_singleton
from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_known, known_parties, name_of
from hueandcry.model.act import Delegatecall
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Delegatecalls, Parties

_MULTI_SEND: Final = "0x8d80ff0a"  # multiSend(bytes)


@detector(
    title="Foreign code would run as the account itself",
    severity=Severity.HIGH,
    why="By delegatecall the target's code may write anything into the account, its own master "
    "copy included: after that one transaction the account is whoever's who wrote the code. "
    "Bybit's 1.4 billion dollars left this way.",
    advice="Do not sign or confirm. An everyday transaction needs operation 0; batches need "
    "MultiSendCallOnly. Ask the proposer by another way why it is a delegatecall.",
    references=(
        "https://docs.safe.global/advanced/smart-account-overview",
        "ATT&CK v17 T1565.002",
    ),
)
def safe_delegatecall(
    request: Request, delegatecalls: Delegatecalls, parties: Parties
) -> Iterable[Hit]:
    """Report delegatecalls beyond the libraries that cannot harm, nested ones too."""
    rows = [row for row in delegatecalls.rows if not row.library]
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        harmless = _by_argument(target, group)
        named = harmless or is_known(known.get(target))
        sure = Confidence.MEDIUM if named else Confidence.STRONG
        yield Hit(target, sure, told(_lines(group, harmless, known)))


def _by_argument(target: str, group: list[Delegatecall]) -> str:
    """Return the name of Safe code that does what its argument says, judged as acts of its own."""
    selectors = {row.selector for row in group}
    return known_multisend(target) if selectors == {_MULTI_SEND} else ""


def _lines(group: list[Delegatecall], harmless: str, known: Known) -> Iterator[str]:
    for row in group:
        told_as = harmless or official_singleton(row.target)
        name = name_of(row.target, known) + (f" ({told_as})" if told_as else "")
        account = name_of(row.account, known) if row.account else "the account"
        yield f"{name}, function {row.selector or 'none'}, runs as {account}{where(row)}"
    if harmless:
        yield "it is Safe's, and does what its argument says: here foreign code could stand too"
    elif any(row.target == row.account for row in group):
        yield "the account delegatecalls itself"
    else:
        yield "it is none of Safe's libraries by a function that cannot change the account"
