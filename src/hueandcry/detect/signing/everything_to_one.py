"""Several different assets for one account nobody knows, in one request."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from hueandcry.detect import allowances
from hueandcry.detect.acts import grouped, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, Known, is_known, is_known_spender, known_parties
from hueandcry.detect.payments import line
from hueandcry.model.act import Approval, Payment
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request, SafeProposal
from hueandcry.model.signing import Approvals, Calls, History, Parties, Payments, Signer

# Two assets go together in a pool's deposit; three to one stranger are a wallet being emptied.
_EMPTIED = 3


class Gift(Struct, frozen=True):
    """What one account gets or may take, out of whose account, and how."""

    account: str
    owner: str
    act: Approval | Payment
    endless: bool = False


@detector(
    title="Several assets at once go to one account",
    severity=Severity.HIGH,
    why="Batches of contract accounts (EIP-7702, ERC-4337, EIP-5792) do many things by one "
    "signature. Thieves use them to take everything of value in a wallet at once.",
    advice="Do not sign, unless the account is yours (tell it by a second --signer) or you mean to "
    "give it each of these.",
    references=("EIP-7702", "EIP-5792", "ATT&CK v17 T1657"),
)
def everything_to_one(
    request: Request,
    calls: Calls,
    approvals: Approvals,
    payments: Payments,
    signer: Signer,
    parties: Parties,
    history: History,
) -> Iterable[Hit]:
    """Report strangers who get different assets, surely three or one of them without limit."""
    if len(approvals.rows) + len(payments.rows) < 2:
        return
    known = known_parties(parties)
    paid = {account for account, _, _ in history.known}
    gifts = [*_allowed(approvals.rows, known), *_paid(payments.rows)]
    for account, group in grouped(gifts, lambda gift: gift.account).items():
        many = len({gift.act.asset.contract for gift in group})
        if many < 2 or account == ZERO or signer.holds(account):
            continue
        if all(isinstance(gift.act, Payment) for gift in group):
            trusted = account in paid or is_known(known.get(account))
            sure = None if trusted else _of_payments(request, group, many, signer)
        elif is_known_spender(known.get(account)):
            sure = None
        else:
            emptied = many >= _EMPTIED or any(gift.endless for gift in group)
            sure = Confidence.STRONG if emptied else Confidence.MEDIUM
        if sure:
            yield Hit(account, sure, told(_line(gift.act, known) for gift in group))


def _of_payments(
    request: Request, group: list[Gift], many: int, signer: Signer
) -> Confidence | None:
    if _is_deliberate(request, group, signer):
        return Confidence.MEDIUM if many >= _EMPTIED else None
    return Confidence.STRONG if many >= _EMPTIED else Confidence.MEDIUM


def _is_deliberate(request: Request, group: list[Gift], signer: Signer) -> bool:
    """Say whether owners of a Safe put a batch together: they pay in two coins every day."""
    if isinstance(request, SafeProposal):
        return True
    return bool(signer) and not any(signer.holds(gift.owner) for gift in group)


def _allowed(rows: Iterable[Approval], known: Known) -> Iterator[Gift]:
    for row in rows:
        if not row.revokes:
            yield Gift(row.spender, row.owner, row, allowances.is_unlimited(row, known))


def _paid(rows: Iterable[Payment]) -> Iterator[Gift]:
    for row in rows:
        if row.amount != "0" and row.recipient != row.sender:
            yield Gift(row.recipient, row.sender, row)


def _line(act: Approval | Payment, known: Known) -> str:
    return line(act, known) if isinstance(act, Payment) else allowances.line(act, known)
