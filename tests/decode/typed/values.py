"""A document with a field of every kind, and small changes to it that signers treat differently."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from tests.decode.typed.signers import Document

Change = Callable[[Document], object]


def rows(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in pairs]


_BASE: Final[Document] = {
    "types": {
        "EIP712Domain": rows(
            ("name", "string"), ("chainId", "uint256"), ("verifyingContract", "address")
        ),
        "Batch": rows(
            ("details", "Detail[]"), ("spender", "address"), ("deadline", "uint256"),
            ("note", "string"), ("data", "bytes"), ("tag", "bytes4"), ("ok", "bool"),
            ("pair", "int8[2]"),
        ),
        "Detail": rows(("token", "address"), ("amount", "uint160")),
    },
    "primaryType": "Batch",
    "domain": {"name": "Made up", "chainId": 1, "verifyingContract": "0x" + "cc" * 20},
    "message": {
        "details": [{"token": "0x" + "ab" * 20, "amount": "5"}], "spender": "0x" + "12" * 20,
        "deadline": 7, "note": "n", "data": "0x0102", "tag": "0x01020304", "ok": True,
        "pair": [1, -1],
    },
}  # fmt: skip


def document(*changes: Change) -> Document:
    """Return the base with changes made to it."""
    made = deepcopy(_BASE)
    for change in changes:
        change(made)
    return made


def message(**fields: object) -> Change:
    return lambda made: made["message"].update(fields)


def domain(**fields: object) -> Change:
    return lambda made: made["domain"].update(fields)


def amount(value: object) -> Change:
    return lambda made: made["message"]["details"][0].update(amount=value)


def types(**found: object) -> Change:
    return lambda made: made["types"].update(found)


def kind(name: str, place: int, value: str) -> Change:
    """Change the type of a type's field."""
    return lambda made: made["types"][name][place].update(type=value)


def renamed(old: str, new: str) -> Change:
    """Rename a field of the primary type, in the type and in the message."""

    def change(made: Document) -> None:
        row = next(row for row in made["types"]["Batch"] if row["name"] == old)
        row["name"] = new
        made["message"][new] = made["message"].pop(old)

    return change


def without(*path: str) -> Change:
    def change(made: Document) -> None:
        part: Any = made
        for name in path[:-1]:
            part = part[name]
        del part[path[-1]]

    return change


def more(name: str, field: str, of: str) -> Change:
    """Give a type one more field."""
    return lambda made: made["types"][name].extend(rows((field, of)))


def given(**parts: object) -> Change:
    return lambda made: made.update(parts)


def all_of(*changes: Change) -> Change:
    def change(made: Document) -> None:
        for one in changes:
            one(made)

    return change


def _circle(made: Document) -> None:
    made["types"]["Detail"] += rows(("more", "Other[]"))
    made["types"]["Other"] = rows(("back", "Detail[]"))
    made["message"]["details"][0]["more"] = []


def _self_circle(made: Document) -> None:
    made["types"]["Detail"] += rows(("more", "Detail[]"))
    made["message"]["details"][0]["more"] = []


EDGES: Final[dict[str, Change]] = {
    "nothing changed": lambda made: None,
    "number in hex": amount("0x5"),
    "number with leading zeros": amount("005"),
    "bare number": amount(5),
    "number after 0X": amount("0X5"),
    "number with a blank": amount(" 5"),
    "number with a plus": amount("+5"),
    "number with an underscore": amount("1_0"),
    "number as bytes": amount([5]),
    "float": amount(5.5),
    "whole float": amount(5.0),
    "number with exponent in text": amount("1e3"),
    "empty number": amount(""),
    "0x alone": amount("0x"),
    "true for a number": amount(True),
    "negative uint": amount(-1),
    "minus zero": amount("-0"),
    "null number": amount(None),
    "overflow": amount(str(2**160)),
    "bare number beyond 2^53": amount(2**160 - 1),
    "bare number 2^53": amount(2**53),
    "bare number 2^53-1": amount(2**53 - 1),
    "Arabic digit": amount("\u0661"),
    "binary number": amount("0b1"),
    "address in capitals": message(spender="0x" + "AB" * 20),
    "address after 0X": message(spender="0X" + "12" * 20),
    "address without 0x": message(spender="ab" * 20),
    "wrong checksum": message(spender="0xAb" + "ab" * 19),
    "address as number": message(spender=5),
    "short address": message(spender="0x12"),
    "address as ICAP": message(spender="XE65GB6LDNXYOFTX0NSV3FUWKOWIXAMJK36"),
    "address as bytes": message(spender=[0] * 20),
    "address as name": message(spender="somebody.eth"),
    "field of no type": message(extra=1),
    "missing number": without("message", "deadline"),
    "missing text": without("message", "note"),
    "missing bool": without("message", "ok"),
    "missing array": without("message", "details"),
    "null struct": message(details=[None]),
    "struct as list": message(details=[["0x" + "ab" * 20, "5"]]),
    "array as object": message(details={"0": 1}),
    "array as text": message(details="x"),
    "empty array": message(details=[]),
    "text as number": message(note=5),
    "null text": message(note=None),
    "half a character": message(note="\ud800"),
    "odd hex": message(data="0x123"),
    "bytes as text": message(data="hello"),
    "no bytes": message(data="0x"),
    "empty text for bytes": message(data=""),
    "bytes as list": message(data=[1, 2]),
    "bytes after 0X": message(data="0X0102"),
    "bytes without 0x": message(data="0102"),
    "short bytes4": message(tag="0x0102"),
    "long bytes4": message(tag="0x0102030405"),
    "bytes4 as number": message(tag=1),
    "bool as word false": message(ok="false"),
    "bool as word true": message(ok="true"),
    "bool as 0": message(ok=0),
    "bool as 1": message(ok=1),
    "bool as 2": message(ok=2),
    "null bool": message(ok=None),
    "short fixed array": message(pair=[1]),
    "long fixed array": message(pair=[1, 2, 3]),
    "int8 overflow": message(pair=[128, 0]),
    "hex beyond int8": message(pair=["0xff", 0]),
    "negative hex": message(pair=["-0x1", 0]),
    "negative text": message(pair=["-1", "0"]),
    "primaryType of a part": given(primaryType="Detail"),
    "primaryType of no type": given(primaryType="Nothing"),
    "no primaryType": without("primaryType"),
    "primaryType EIP712Domain": given(primaryType="EIP712Domain"),
    "no EIP712Domain": without("types", "EIP712Domain"),
    "undeclared domain field": domain(version="1"),
    "unknown domain field": domain(foo="1"),
    "declared domain field missing": without("domain", "name"),
    "chain as text": domain(chainId="1"),
    "chain in hex": domain(chainId="0x1"),
    "chain null": domain(chainId=None),
    "empty domain": all_of(given(domain={}), types(EIP712Domain=[])),
    "domain fields in another order": lambda made: made["types"]["EIP712Domain"].reverse(),
    "chain declared as uint64": kind("EIP712Domain", 1, "uint64"),
    "domain field declared twice": more("EIP712Domain", "name", "string"),
    "declared unknown domain field": all_of(domain(foo="1"), more("EIP712Domain", "foo", "string")),
    "unused type": types(Other=rows(("a", "uint256"))),
    "unused circle": types(One=rows(("a", "Two[]")), Two=rows(("a", "One[]"))),
    "unused type of itself": types(Other=rows(("a", "Other[]"))),
    "type of itself": _self_circle,
    "circle": _circle,
    "alias uint": kind("Batch", 2, "uint"),
    "alias byte": kind("Batch", 5, "byte"),
    "uint7": kind("Batch", 2, "uint7"),
    "uint08": kind("Batch", 2, "uint08"),
    "bytes33": kind("Batch", 5, "bytes33"),
    "unknown type": kind("Batch", 2, "Nothing"),
    "blank in a type": kind("Batch", 2, "uint256 "),
    "Cyrillic letter in a name": renamed("spender", "sp\u0435nder"),
    "blank in a name": renamed("spender", "to spender"),
    "type text in a name": renamed("spender", "a,uint256 b"),
    "dollar in a name": renamed("spender", "$spender"),
    "__proto__": renamed("spender", "__proto__"),
    "constructor": renamed("spender", "constructor"),
    "two fields of one name": more("Batch", "ok", "bool"),
    "struct called uint256": types(uint256=rows(("a", "bool"))),
    "array size with a zero before": kind("Batch", 7, "int8[02]"),
    "array of none": all_of(kind("Batch", 7, "int8[0]"), message(pair=[])),
    "empty struct": all_of(kind("Batch", 2, "Empty"), types(Empty=[]), message(deadline={})),
    "field beside the four": given(comment="x"),
}  # fmt: skip
# Signers agree on these; they are refused nevertheless, since people or MetaMask read them
# differently.
STRICTER: Final = frozenset({
    "number with a blank", "number with a plus", "bool as word true", "bool as 2",
    "domain fields in another order", "chain declared as uint64", "domain field declared twice",
    "Cyrillic letter in a name", "blank in a name", "type text in a name", "__proto__",
    "array size with a zero before",
})  # fmt: skip
