"""A swap or bridge transfer whose outcome goes to somebody else."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import grouped, quantities_text, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_stranger, known_parties, name_of
from hueandcry.model.act import Swap
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, History, Parties, Signer, Swaps


@detector(
    title="What you swap is paid out to somebody else",
    severity=Severity.HIGH,
    why="The call names a receiver that is not your account. A swapped receiver is all a hijacked "
    "front end needs to change: the rest of the request looks as always.",
    advice="Do not sign, unless you meant to pay this receiver.",
    references=("ATT&CK v17 T1565.002",),
)
def swap_receiver(
    request: Request,
    swaps: Swaps,
    signer: Signer,
    parties: Parties,
    history: History,
    calls: Calls,
) -> Iterable[Hit]:
    """Report receivers that are strangers, surely where a history shows no payment to them."""
    rows = [row for row in swaps.rows if row.receiver and row.receiver != row.sender]
    if not rows:
        return
    known = known_parties(parties)
    # Routers hand amounts to themselves and to one another on the way.
    passing = {call.target for call in calls.rows}
    passing.update(account for account, _, _ in history.known)
    for receiver, group in grouped(rows, lambda row: row.receiver).items():
        if receiver not in passing and is_stranger(receiver, signer, known):
            sure = Confidence.STRONG if history else Confidence.MEDIUM
            yield Hit(receiver, sure, told(_lines(group, known, signer)))


def _lines(group: list[Swap], known: Known, signer: Signer) -> Iterator[str]:
    for row in group:
        onto = f" on {row.recipient_chain}" if row.recipient_chain else ""
        gives = quantities_text(row.gives, known)
        yield f"{row.manner}: {gives} to {name_of(row.receiver, known)}{onto}{where(row)}"
    if signer:
        yield f"your account is {name_of(signer.account, known)}"
