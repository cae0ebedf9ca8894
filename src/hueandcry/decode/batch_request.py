"""Several calls asked for at once: `wallet_sendCalls` (EIP-5792).

Source: https://eips.ethereum.org/EIPS/eip-5792. Capabilities that could change what is done
are listed as unknown.
"""

from collections.abc import Mapping
from typing import Final

from hueandcry.decode.evm.json_field import account, octets, quantity, rows
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Batch, BatchCall

# A batch is shown to a person; wallets take some ten.
MAX_CALLS: Final = 200
_KNOWN: Final = frozenset(
    {"version", "id", "from", "chainId", "calls", "atomicRequired", "capabilities"}
)
# They choose who pays for gas and how calls are sent, not what the calls do.
_HARMLESS: Final = frozenset({"paymasterService", "atomic", "auxiliaryFunds", "flowControl"})
_OF_CALL: Final = frozenset({"to", "value", "data", "capabilities"})


def read_batch(given: Mapping[str, object], signer: str, chain: str) -> Batch:
    """Read it; `signer` and `chain` (CAIP-2) are what it leaves out. Raises `NotAnObservable`."""
    calls = rows(given.get("calls"), "calls")
    if not 0 < len(calls) <= MAX_CALLS:
        raise NotAnObservable(f"the batch has {len(calls):,} calls, 1 to {MAX_CALLS} are read")
    read = tuple(_call(one, f"calls[{position}]") for position, one in enumerate(calls))
    sender = account(given["from"], "from") if given.get("from") else signer
    if signer and sender != signer:
        raise NotAnObservable(f"the batch is from {sender}, not from {signer}")
    told = _chain(given, chain)
    name = "\n".join(f"{one.to} {one.amount} {one.data}" for one in read)
    unknown = [key for key in given if key not in _KNOWN]
    unknown += _capabilities(given.get("capabilities"), "capabilities")
    for position, one in enumerate(calls):
        fields = _mapping(one, f"calls[{position}]")
        unknown += [f"calls[{position}].{key}" for key in fields if key not in _OF_CALL]
        unknown += _capabilities(fields.get("capabilities"), f"calls[{position}].capabilities")
    return Batch(
        value="0x" + keccak256(f"{told}\n{sender}\n{name}".encode()).hex(),
        written=f"batch of {len(read)} calls",
        chain=told,
        sender=sender,
        calls=read,
        unknown=tuple(unknown[:50]),
    )


def _capabilities(value: object, where: str) -> list[str]:
    """Return those that are not known to leave the calls as they are."""
    names = value if isinstance(value, Mapping) else {}
    return [f"{where}.{name}" for name in names if name not in _HARMLESS]


def _call(one: object, where: str) -> BatchCall:
    fields = _mapping(one, where)
    to = fields.get("to")
    return BatchCall(
        to="" if to is None else account(to, f"{where}.to"),
        amount=str(quantity(fields.get("value", "0x0"), f"{where}.value")),
        data="0x" + octets(fields.get("data", "0x"), f"{where}.data").hex(),
    )


def _mapping(one: object, where: str) -> Mapping[str, object]:
    if not isinstance(one, Mapping):
        raise NotAnObservable(f"{where} of the batch is no JSON object")
    return one


def _chain(given: Mapping[str, object], chain: str) -> str:
    if given.get("chainId") is None:
        return chain or "eip155:*"
    told = f"eip155:{quantity(given['chainId'], 'chainId')}"
    if chain not in {"", told}:
        raise NotAnObservable(f"the batch says chain {told}, you say {chain}", "One is wrong")
    return told
