"""Any signing request read into acts: what it would do, and what of it was not understood."""

from typing import Final, NamedTuple

from hueandcry.decode.calldata.accounts import own_call
from hueandcry.decode.calldata.frame import Abis, CallFrame, numbered
from hueandcry.decode.calldata.read import read_call
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.personal_message import read_personal_message
from hueandcry.decode.place import shown_place
from hueandcry.decode.siwe import looks_like_sign_in, read_sign_in
from hueandcry.decode.typed.document import TypedDocument, read_typed_data
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.decode.typed_acts.safe_tx import safe_transaction_acts
from hueandcry.decode.user_operation_hash import DELEGATED, init_code
from hueandcry.model.act import (
    Act,
    AnyAct,
    BlindSignature,
    Call,
    Creation,
    Delegation,
    Named,
)
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Message,
    Request,
    SafeProposal,
    SetCode,
    Transaction,
    TypedData,
    UserOperation,
)

# A request that leaves its chain out may be meant for any.
ANY_CHAIN: Final = "eip155:*"


class Acts(NamedTuple):
    """Acts, outermost first; parts not understood; (path, value) that stand there unsigned.

    `signer` is the account the request is of, empty where it does not tell. `document` is the
    typed data, where it is that, `form` the known form it has, `named` all addresses in it.
    """

    rows: tuple[AnyAct, ...]
    unread: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    signer: str
    document: TypedDocument | None = None
    form: str = ""
    named: tuple[str, ...] = ()


def read_acts(request: Request, abis: Abis, signer: str = "") -> Acts:
    """Read a request; `signer` is the asker's account where the request itself does not tell."""
    match request:
        case Transaction():
            return _of_transaction(request, abis, signer)
        case TypedData():
            return _of_typed_data(request, abis, signer)
        case Message():
            return _of_message(request, signer)
        case SafeProposal():
            chain = request.chain or ANY_CHAIN
            rows = safe_transaction_acts(
                chain, request.safe, request.transaction, lambda frame: read_call(frame, abis)
            )
            return _with_unread(rows, (), (), signer)
        case Authorization():
            return Acts((_delegation(request.set_code, 1, 1),), (), (), request.set_code.authority)
        case UserOperation():
            return _of_user_operation(request, abis)
        case Batch():
            return _of_batch(request, abis, signer)


def _of_transaction(request: Transaction, abis: Abis, signer: str) -> Acts:
    sender = request.sender or signer
    data, amount = bytes.fromhex(request.data[2:]), int(request.amount)
    rows: list[AnyAct] = []
    if request.to:
        frame = CallFrame((), request.chain or ANY_CHAIN, sender, request.to, amount, data)
        rows += read_call(frame, abis)
    else:
        rows.append(Creation((), sender, request.amount, len(data)))
    count = len(request.authorizations)
    for number, code in enumerate(request.authorizations, start=1):
        rows.append(_delegation(code, number, count))
    hidden = tuple((name, "no field of a transaction") for name in request.unknown)
    unread: tuple[str, ...] = ()
    if request.form != "call" and request.chain in {"", ANY_CHAIN}:
        # Before EIP-155 no chain was signed.
        unread = ("the transaction names no chain: it is valid on every one",)
    return _with_unread(rows, unread, hidden, sender)


def _delegation(code: SetCode, number: int, count: int) -> Delegation:
    place = (f"authorisation {number} of {count}",) if count > 1 else ()
    return Delegation(place, code.authority, code.delegate, code.chain, code.nonce)


def _of_typed_data(request: TypedData, abis: Abis, signer: str) -> Acts:
    try:
        document = read_typed_data(_object(request.document))
    except Unhashable as fault:
        if fault.document is None:
            return Acts((), (f"the typed data cannot be read: {fault}",), (), request.signer)
        document = fault.document
    account = request.signer or signer
    read = acts_of(document, account, lambda frame: read_call(frame, abis))
    unread = list(read.unread)
    if unread and read.maxima:
        unread.append(f"it holds the largest number of its type: {', '.join(read.maxima[:5])}")
    acts = _with_unread(list(read.acts), tuple(unread), document.hidden, account, document)
    return acts._replace(form=read.form, named=read.addresses)


def _object(text: str) -> dict[str, object]:
    value = read_json(text, "the typed data")
    return value if isinstance(value, dict) else {}


def _of_message(request: Message, signer: str) -> Acts:
    account = request.signer or signer
    message = read_personal_message(request.body)
    if request.method == "eth_sign":
        what = "bytes by eth_sign, which may be a transaction's hash"
        return Acts((BlindSignature((), what, request.body),), (), (), account)
    if message.text is not None and looks_like_sign_in(message.text):
        return Acts((read_sign_in(message.text, ()),), (), (), account)
    rows = tuple(
        BlindSignature((), f"a message ({words})", request.body) for words in message.blind
    )
    unseen = (*request.oddities, *message.unseen)
    return Acts(rows, (), tuple(("the text", words) for words in unseen), account)


def _of_batch(request: Batch, abis: Abis, signer: str) -> Acts:
    sender, rows = request.sender or signer, list[AnyAct]()
    for position, call in enumerate(request.calls):
        place, data = numbered("batch", position, len(request.calls)), bytes.fromhex(call.data[2:])
        if call.to:
            frame = CallFrame(place, request.chain, sender, call.to, int(call.amount), data)
            rows += read_call(frame, abis)
        else:
            rows.append(Creation(place, sender, call.amount, len(data)))
    return _with_unread(rows, (), tuple((name, "not read") for name in request.unknown), sender)


def _of_user_operation(request: UserOperation, abis: Abis) -> Acts:
    data = own_call(bytes.fromhex(request.data[2:]))
    place, chain = ("user operation",), request.chain or ANY_CHAIN
    frame = CallFrame(place, chain, request.entry_point, request.sender, 0, data)
    rows = list(read_call(frame, abis)) if data else []
    rows += [_delegation(code, 1, 1) for code in request.set_codes]
    unread = []
    code = init_code(dict(request.fields))
    if code[:20].ljust(20, b"\0") == DELEGATED:
        # The entry point calls a delegated account with what follows.
        if code[20:]:
            rows += read_call(frame._replace(place=(*place, "set-up"), data=code[20:]), abis)
    elif code:
        unread.append("the account is made by this operation: its code was not looked at")
    return _with_unread(rows, tuple(unread), (), request.sender)


def _with_unread(
    rows: list[AnyAct],
    unread: tuple[str, ...],
    hidden: tuple[tuple[str, str], ...],
    signer: str,
    document: TypedDocument | None = None,
) -> Acts:
    """Add the calls that could not be read to what is not understood."""
    parts = [*unread]
    parts += [
        _unread_call(act) for act in rows
        if isinstance(act, Call) and (act.fault or (act.read == "nothing" and act.size))
    ]  # fmt: skip
    parts += [
        f"the bytes {', '.join(act.opaque[:4])} of the call to {act.target}{_where(act)}"
        for act in rows if isinstance(act, Named) and act.opaque
    ]  # fmt: skip
    return Acts(tuple(rows), tuple(parts), hidden, signer, document)


def _unread_call(act: Call) -> str:
    if act.fault:
        return f"the call to {act.target}{_where(act)}: {act.fault}"
    return f"the call to {act.target}{_where(act)}: function {act.selector} is not known"


def _where(act: Act) -> str:
    return f" ({shown_place(act.place)})" if act.place else ""
