"""Where programs read one request in two ways: typed data, with their hash or a refusal."""

from collections.abc import Callable
from copy import deepcopy

from tools.conformance import accounts as a
from tools.conformance.building import Case, typed
from tools.conformance.permits import permit
from tools.conformance.vector import Json, Vector

_ALIKE = "eth-account and ethers hash it alike."


def _of(change: Callable[[Json], object]) -> Json:
    """Return EIP-2612's permit of a known router, changed."""
    made = deepcopy(permit(a.ROUTER, 10**8))
    change(made)
    return made


def _message(**fields: object) -> Json:
    return _of(lambda made: made["message"].update(fields))


def _field(name: str, kind: str, value: object) -> Json:
    """Return the permit with one more field of a type."""

    def change(made: Json) -> None:
        made["types"]["Permit"].append({"name": name, "type": kind})
        made["message"][name] = value

    return _of(change)


def _taken() -> list[Vector]:
    """Return documents that all signers take, and hash alike."""
    lower, upper = a.ROUTER.lower(), "0x" + a.ROUTER[2:].upper()
    return [
        typed(Case("number-text", "Numbers as decimal text", "The common way to write them."),
              _message(value="100000000")),
        typed(Case("number-plain", "Numbers as JSON numbers", _ALIKE),
              _message(value=100_000_000)),
        typed(Case("number-hex", "Numbers as hex text", _ALIKE), _message(value="0x5f5e100")),
        typed(Case("number-hex-padded", "Hex with zeros in front", _ALIKE),
              _message(value="0x0000000005f5e100")),
        typed(Case("number-decimal-padded", "Decimal text with zeros in front", _ALIKE),
              _message(value="000100000000")),
        typed(Case("chain-hex", "The chain as hex text", _ALIKE),
              _of(lambda made: made["domain"].update(chainId="0x1"))),
        typed(Case("address-in-lower-case", "An address in lower case", _ALIKE),
              _message(spender=lower)),
        typed(Case("address-in-upper-case", "An address in upper case",
                   "All upper case has no checksum either."), _message(spender=upper)),
        typed(Case("bool-number", "1 for true", _ALIKE), _field("flag", "bool", 1)),
        typed(Case("array-empty", "An empty array", "Its hash is that of no bytes."),
              _field("rows", "uint256[]", [])),
        typed(Case("array-fixed", "An array of fixed length", _ALIKE),
              _field("rows", "uint256[2]", ["1", "2"])),
        typed(Case("array-nested", "An array of arrays", _ALIKE),
              _field("rows", "uint8[2][]", [[1, 2], [3, 4]])),
        typed(Case("signed-negative", "A negative number",
                   "Filled up with ones in front (two's complement)."),
              _field("change", "int64", "-5")),
        typed(Case("bytes-empty", "No bytes", _ALIKE), _field("data", "bytes", "0x")),
        typed(Case("bytes4", "Four bytes of fixed length", "Filled up with zeros at the end."),
              _field("selector", "bytes4", "0xa9059cbb")),
        typed(Case("text-unicode", "Text beyond ASCII", "Hashed as UTF-8, as it stands."),
              _field("note", "string", "Gr\u00fc\u00dfe \u2693")),
        typed(Case("field-hidden", "A message with a field its type has not",
                   "It is shown by some programs and signed by none.", hits="hidden-fields"),
              _message(recipient=a.BOB)),
        typed(Case("field-none-hidden", "The same without that field",
                   "Everything that stands there is signed.", near="hidden-fields"),
              _message()),
        typed(Case("field-homoglyph", "A field named with a Cyrillic letter beside the signed one",
                   "To the eye the two are one.", hits="hidden-fields"),
              _of(lambda made: made["message"].update({"sp\u0435nder": a.BOB}))),
        typed(Case("field-top", "A field beside types, domain and message",
                   "It is not signed.", hits="hidden-fields"),
              _of(lambda made: made.update(comment="harmless"))),
    ]  # fmt: skip


def _refused() -> list[Vector]:
    """Return documents of which no hash is certain."""
    wrong = a.ROUTER[:-1] + ("0" if a.ROUTER[-1] != "0" else "1")
    odd = "0x" + a.ROUTER[2:].swapcase()
    return [_without(*row) for row in (
        ("number-float", "A number with a decimal point", "No integer type holds it.",
         _message(value=1.5)),
        ("number-text-float", "Text with an exponent", "Programs read it differently.",
         _message(value="1e8")),
        ("number-blank", "A number with a blank in front", "Some trim it.",
         _message(value=" 100000000")),
        ("number-empty", "Empty text for a number", "0 to some programs, refused by others.",
         _message(value="")),
        ("number-overflow", "2^256 for uint256", "One more than it holds.",
         _message(value=str(2**256))),
        ("number-negative", "A negative number for uint256", "It has no sign.",
         _message(value="-1")),
        ("number-bytes", "A number as a list of bytes",
         "Some programs take it for a number; what is shown of it may differ.",
         _message(value=[5, 245, 225, 0])),
        ("number-null", "null for a number", "Not 0.", _message(value=None)),
        ("small-overflow", "256 for uint8", "One more than it holds.",
         _field("small", "uint8", 256)),
        ("address-wrong-checksum", "An address with a wrong checksum",
         "eth-account signs it all the same, ethers refuses it.", _message(spender=odd)),
        ("address-digit", "An address of which a digit was changed", "The checksum shows it.",
         _message(spender=wrong)),
        ("address-number", "A number for an address", "MetaMask's test page asks for it.",
         _message(spender=1)),
        ("address-short-39", "An address of 39 digits", "An address has 40.",
         _message(spender=a.ROUTER[:-1])),
        ("bytes-odd", "Bytes with an odd number of digits", "A byte has two.",
         _field("data", "bytes", "0xabc")),
        ("bytes-bare", "Hex without 0x for bytes", "Text to some programs.",
         _field("data", "bytes", "abcd")),
        ("bytes4-long", "Five bytes for bytes4", "One too many.",
         _field("selector", "bytes4", "0xa9059cbb00")),
        ("bytes4-short", "Three bytes for bytes4", "eth-account fills them up.",
         _field("selector", "bytes4", "0xa9059c")),
        ("bool-text", 'The text "false" for a bool', "False to eth-account, true to ethers.",
         _field("flag", "bool", "false")),
        ("array-length", "Three values for an array of two", "Lengths are part of the type.",
         _field("rows", "uint256[2]", ["1", "2", "3"])),
        ("field-missing", "A field of the type that the message has not",
         "Filled up with nothing by some, refused by others.",
         _of(lambda made: made["message"].pop("nonce"))),
        ("type-alias", "The alias uint for uint256",
         "eth-account hashes the short word, ethers the long one.",
         _field("amount", "uint", "1")),
        ("type-unknown", "A field of a type there is none of", "Nobody can hash it.",
         _field("thing", "Thing", {})),
        ("type-unused", "A type that nothing uses",
         "eth-account and ethers refuse it, wallets pass over it.",
         _of(lambda made: made["types"].update(Other=[{"name": "x", "type": "bool"}]))),
        ("type-itself", "A type that holds itself", "ethers refuses it.",
         _of(lambda made: made["types"]["Permit"].append({"name": "p", "type": "Permit[]"}))),
        ("type-twice", "Two fields of one name", "Which of them is meant is not told.",
         _of(lambda made: made["types"]["Permit"].append({"name": "value", "type": "uint256"}))),
        ("type-homoglyph", "A field of the type named with a Cyrillic letter",
         "It reads as a permit and is none.", _homoglyph()),
        ("primary-unknown", "A primary type there is none of", "Nothing to hash.",
         _of(lambda made: made.update(primaryType="Permit2"))),
        ("domain-extra", "A domain field its type has not",
         "ethers hashes it, MetaMask passes over it.",
         _of(lambda made: made["domain"].update(salt="0x" + "00" * 32))),
        ("domain-missing", "A domain without a field its type has",
         "eth-account refuses it, ethers hashes without it.",
         _of(lambda made: made["domain"].pop("version"))),
        ("domain-order", "The domain's type in another order",
         "MetaMask hashes in that order, ethers in the standard one.",
         _of(lambda made: made["types"]["EIP712Domain"].reverse())),
        ("domain-own-field", "A domain with a field of its own",
         "Not one of EIP-712's five.", _own_field()),
    )]  # fmt: skip


def _without(name: str, title: str, why: str, made: Json) -> Vector:
    return typed(Case(name, title, why), made, signed=False)


def _homoglyph() -> Json:
    def change(made: Json) -> None:
        made["types"]["Permit"][1]["name"] = "sp\u0435nder"
        made["message"]["sp\u0435nder"] = made["message"].pop("spender")

    return _of(change)


def _own_field() -> Json:
    def change(made: Json) -> None:
        made["types"]["EIP712Domain"].append({"name": "realm", "type": "string"})
        made["domain"]["realm"] = "harbour"

    return _of(change)


def _undeclared() -> Vector:
    made = _of(lambda made: made["types"].pop("EIP712Domain"))
    whole = permit(a.ROUTER, 10**8)
    found = typed(Case("domain-undeclared", "types without EIP712Domain",
                       "ethers and eth-account hash the domain's fields, MetaMask an empty one: a"
                       " hash is shown, and that it is in doubt."), whole)  # fmt: skip
    request = (
        {**found.request, "params": [a.ALICE, made]} if isinstance(found.request, dict) else ""
    )
    return type(found)(found.id, found.title, request, found.why, found.source, found.digests)


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [*_taken(), *_refused(), _undeclared()]
