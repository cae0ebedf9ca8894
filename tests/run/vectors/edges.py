"""Changes to one typed-data document that signers treat differently, by the names of their case."""

from collections.abc import Callable
from typing import Any, Final

Document = dict[str, Any]
_BATCH: Final = "PermitBatch"


def _details(**fields: object) -> Callable[[Document], None]:
    return lambda made: made["message"]["details"][0].update(fields)


def _spender(change: Callable[[str], Any]) -> Callable[[Document], None]:
    def changed(made: Document) -> None:
        made["message"]["spender"] = change(made["message"]["spender"])

    return changed


def _amount(change: Callable[[int], Any]) -> Callable[[Document], None]:
    def changed(made: Document) -> None:
        row = made["message"]["details"][0]
        row["amount"] = change(int(row["amount"]))

    return changed


def _field(field: str, **change: str) -> Callable[[Document], None]:
    """Change a field of the primary type, and its name in the message too."""

    def changed(made: Document) -> None:
        row = next(row for row in made["types"][_BATCH] if row["name"] == field)
        row.update(change)
        made["message"][row["name"]] = made["message"].pop(field)

    return changed


def _other_root(made: Document) -> None:
    made["types"]["Other"] = [{"name": "batch", "type": _BATCH}]


EDGES: Final[dict[str, Callable[[Document], object]]] = {
    "amount as decimal string": _amount(str),
    "amount as hex string": _amount(hex),
    "amount as byte array": _amount(lambda value: list(value.to_bytes(20, "big"))),
    "expiration as float": _details(expiration=2002758737.0),
    "spender in lower case": _spender(str.lower),
    "spender without 0x": _spender(lambda text: text[2:]),
    "spender with a wrong checksum": _spender(lambda text: text[:-1] + text[-1].swapcase()),
    "spender as integer": _spender(lambda text: int(text, 16)),
    "extra message field not in the type": lambda made: made["message"].update(note="harmless"),
    "missing field": lambda made: made["message"].pop("sigDeadline"),
    "amount above uint160": _amount(lambda value: str(value + 1)),
    "primaryType is not the root type": lambda made: made.update(primaryType="PermitDetails"),
    "no EIP712Domain in types": lambda made: made["types"].pop("EIP712Domain"),
    "domain field not in the type": lambda made: made["domain"].update(version="1"),
    'chainId as "1"': lambda made: made["domain"].update(chainId="1"),
    'chainId as "0x1"': lambda made: made["domain"].update(chainId="0x1"),
    "unused extra type": lambda made: made["types"].update(Unused=[{"name": "a", "type": "bool"}]),
    "two root types": _other_root,
    'type alias "uint" for uint256': _field("sigDeadline", type="uint"),
    "field name with a Cyrillic letter": _field("spender", name="sp\u0435nder"),
}
# eth-account and ethers hash these alike; without its type MetaMask hashes the domain otherwise,
# and a name with foreign letters is there to be mistaken.
STRICTER: Final = frozenset({"no EIP712Domain in types", "field name with a Cyrillic letter"})
