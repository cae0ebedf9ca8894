"""Calldata made by independent encoders (eth-abi, eth-utils), and who takes part in the tests."""

from collections.abc import Sequence

from eth_abi.abi import encode
from eth_utils.crypto import keccak
from hypothesis import strategies as st

from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.calldata.read import read_call
from hueandcry.decode.evm.abi_type import AbiType, Function, parse_function
from hueandcry.model.act import AnyAct, Asset, Call, Quantity, ReadBy, Standard, Swap

CHAIN = "eip155:1"
ME = "0x" + "51" * 20
SHOP = "0x" + "c0" * 20
OTHER = "0x" + "a1" * 20
THIRD = "0x" + "b2" * 20
TOKEN = "0x" + "70" * 20
COIN = Asset(CHAIN, "", "native")
ERC20 = Asset(CHAIN, TOKEN, "erc20")
MOST = (1 << 256) - 1


def swap(manner: str, to: str = "", payer: str = ME, gives: tuple[Quantity, ...] = (),
         gets: tuple[Quantity, ...] = ()) -> Swap:  # fmt: skip
    """Return an exchange, by default one of the asker's."""
    return Swap((), manner, payer, to, gives, gets)


class Facts:
    """What is known of contracts in a test: standards and functions by address."""

    def __init__(
        self,
        standards: dict[str, Standard] | None = None,
        functions: Sequence[tuple[Function, ReadBy]] = (),
    ) -> None:
        self.standards = standards or {}
        self.known = functions

    def functions(
        self, chain: str, target: str, selector: bytes
    ) -> Sequence[tuple[Function, ReadBy]]:
        return [row for row in self.known if row[0].selector == selector]

    def standard(self, chain: str, contract: str) -> Standard:
        return self.standards.get(contract, "unknown")


def packed(signature: str, *values: object) -> bytes:
    """Encode arguments of the types of a signature, without a selector."""
    types = [one.type.text for one in parse_function(signature).inputs]
    return encode(types, list(values))


def called(signature: str, *values: object) -> bytes:
    """Encode a call of a function."""
    return keccak(text=parse_function(signature).signature)[:4] + packed(signature, *values)


def acts(data: bytes, *, target: str = SHOP, amount: int = 0, facts: Facts | None = None,
         account: str = "", place: tuple[str, ...] = ()) -> list[AnyAct]:  # fmt: skip
    """Read a call of ME."""
    frame = CallFrame(place, CHAIN, ME, target, amount, data, account)
    return read_call(frame, facts or Facts())


def meaning(found: Sequence[AnyAct]) -> list[AnyAct]:
    """Return the acts that are no calls."""
    return [act for act in found if not isinstance(act, Call)]


def calls(found: Sequence[AnyAct]) -> list[Call]:
    """Return the acts that are calls."""
    return [act for act in found if isinstance(act, Call)]


def much(amount: int, token: str = TOKEN) -> Quantity:
    """Return an amount of an ERC-20 token."""
    return Quantity(Asset(CHAIN, token, "erc20"), str(amount))


def coins(amount: int) -> Quantity:
    """Return an amount of the native coin."""
    return Quantity(COIN, str(amount))


def example(kind: AbiType) -> object:
    """Return some value of a type: two items of an array, a short text."""
    if kind.item:
        return [example(kind.item) for _ in range(2 if kind.size < 0 else kind.size)]
    if kind.components:
        return tuple(example(one.type) for one in kind.components)
    plain: dict[str, object] = {
        "address": OTHER, "bool": True, "uint": 1, "int": -1, "string": "text",
        "fixed bytes": b"\x01" * kind.size, "bytes": b"\x02\x03",
    }  # fmt: skip
    return plain[kind.kind]


TRANSFER = called("transfer(address,uint256)", OTHER, 5)
APPROVE = called("approve(address,uint256)", OTHER, MOST)
anything = st.binary(max_size=400)
