"""The address looks like another one that is known."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.likeness import comparison, source_of_likeness, sure
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Address
from hueandcry.model.signing import History, Imitations


@detector(
    title="The address looks like one that is known, and is another",
    severity=Severity.HIGH,
    why="Wallets show the ends of an address. Thieves make addresses with the ends of one people "
    "pay or trust, and plant them in histories and chats to be copied.",
    advice="Do not send to it. Take the address from where you first got it, and compare all of "
    "it.",
    references=("ATT&CK v17 T1565.002", "ATT&CK v17 T1036"),
)
def imitation(address: Address, imitations: Imitations, history: History) -> Iterable[Hit]:
    """Report look-alikes; less surely where the address itself was paid before."""
    paid = {account: times for account, times, _ in history.known}
    for row in imitations.rows:
        times = paid.get(row.account, 0)
        doubts = (Evidence(f"you paid it {times} times before"),) if times else ()
        yield Hit(
            key=f"{row.account} {row.known}",
            confidence=Confidence.MEDIUM if doubts else sure(row),
            evidence=(*comparison(row), *doubts),
            sources=source_of_likeness(row),
        )
