"""Random typed-data documents that every signer takes, from a seed."""

from random import Random

from eth_utils.address import to_checksum_address

from tests.decode.typed.signers import Document

_DOMAIN = {
    "name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
    "salt": "bytes32",
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_TEXTS = (
    "",
    "Mail",
    "snow \u2603",
    "\u0416\u05d0\u4e2d",
    "\U0001f642 \u200d",
    '\x00\n\t"\\',
    "a" * 200,
)


def document(seed: int) -> Document:
    """Return one document: up to five struct types, arrays of arrays, all elementary types."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    names = _names(chance, chance.randint(1, 5), capital=True)
    types = {name: _fields(chance, names[place + 1 :]) for place, name in enumerate(names)}
    _use_all(chance, names, types)
    domain_types = [
        {"name": name, "type": kind} for name, kind in _DOMAIN.items() if chance.random() < 0.7
    ]
    message = {row["name"]: _value(chance, row["type"], types) for row in types[names[0]]}
    domain = {row["name"]: _value(chance, row["type"], types) for row in domain_types}
    shuffled = [*types.items(), ("EIP712Domain", domain_types)]
    chance.shuffle(shuffled)
    if chance.random() < 0.1:
        shuffled.remove(("EIP712Domain", domain_types))
    return {
        "types": dict(shuffled), "primaryType": names[0], "domain": domain, "message": message,
    }  # fmt: skip


def _names(chance: Random, count: int, *, capital: bool) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        name = "".join(chance.choices(_LETTERS + "0123456789", k=chance.randint(1, 9)))
        first = chance.choice(_LETTERS)
        found[(first.upper() + "x" if capital else first) + name] = None
    return list(found)


def _fields(chance: Random, inner: list[str]) -> list[dict[str, str]]:
    names = _names(chance, chance.randint(1, 6), capital=False)
    return [{"name": name, "type": _type(chance, inner)} for name in names]


def _use_all(chance: Random, names: list[str], types: dict[str, list[dict[str, str]]]) -> None:
    """Make the first type the only one nothing refers to."""
    for place, name in enumerate(names[1:], start=1):
        used = {row["type"].split("[")[0] for rows in types.values() for row in rows}
        if name not in used:
            home = types[names[chance.randrange(place)]]
            home.append({"name": f"part{place}", "type": name + _arrays(chance)})


def _type(chance: Random, inner: list[str]) -> str:
    if inner and chance.random() < 0.25:
        return chance.choice(inner) + _arrays(chance)
    size = 8 * chance.randint(1, 32)
    return chance.choice([
        "address", "bool", "string", "bytes", f"bytes{size // 8}", f"uint{size}", f"int{size}",
        "uint256",
    ]) + _arrays(chance)  # fmt: skip


def _arrays(chance: Random) -> str:
    if chance.random() < 0.7:
        return ""
    return "".join(chance.choice(("[]", "[1]", "[2]", "[3]")) for _ in range(chance.randint(1, 3)))


def _value(chance: Random, kind: str, types: dict[str, list[dict[str, str]]]) -> object:
    if kind.endswith("]"):
        inner, _, size = kind[:-1].rpartition("[")
        count = int(size) if size else chance.randint(0, 3)
        return [_value(chance, inner, types) for _ in range(count)]
    if kind in types:
        return {row["name"]: _value(chance, row["type"], types) for row in types[kind]}
    return _elementary(chance, kind)


def _elementary(chance: Random, kind: str) -> object:
    if kind == "bool":
        return chance.choice((True, False))
    if kind == "string":
        return chance.choice(_TEXTS)
    if kind == "address":
        account = "0x" + chance.randbytes(20).hex()
        return chance.choice((account, to_checksum_address(account)))
    if kind.startswith("bytes"):
        return "0x" + chance.randbytes(int(kind[5:] or chance.randint(0, 70))).hex()
    return _integer(chance, kind)


def _integer(chance: Random, kind: str) -> int | str:
    signed, bits = kind[0] == "i", int(kind.lstrip("uint"))
    low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)
    number = chance.choice((low, high, 0, chance.randint(low, high)))
    if abs(number) < 2**53 and chance.random() < 0.5:
        return number
    return hex(number) if number >= 0 and chance.random() < 0.5 else str(number)
