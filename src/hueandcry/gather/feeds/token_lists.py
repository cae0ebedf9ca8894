"""Token lists: tokens by chain and contract, in the schema of github.com/Uniswap/token-lists.

Uniswap's default list and the list of the Superchain. Faults known: a listing is no endorsement,
symbols are not unique, and bridged tokens stand once a chain. What a list says of a token is the
text of whoever made the token: only printable and bounded text is taken.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

import msgspec
from msgspec import Struct

from hueandcry.decode.account import account_fault
from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.rows import Parsed, Rejected, TokenRow

UNISWAP = "https://tokens.uniswap.org/"
SUPERCHAIN = "https://static.optimism.io/optimism.tokenlist.json"
# The schema allows 20 characters a symbol and 60 a name; some lists are laxer.
_LONGEST_SYMBOL, _LONGEST_NAME = 40, 100
# The schema's own limit is 10,000 tokens.
_MOST_TOKENS = 50_000
# EIP-2294 bounds chain ids so; JSON readers lose digits beyond.
_LARGEST_CHAIN = 2**53 - 1
# ERC-20's decimals is a uint8.
_MOST_DECIMALS = 255


class _Token(Struct, frozen=True, rename="camel"):
    chain_id: int
    address: str
    name: str
    symbol: str
    decimals: int


class _TokenList(Struct, frozen=True):
    name: str
    timestamp: str
    tokens: tuple[msgspec.Raw, ...]


def parse(files: dict[str, bytes], *, address: str) -> Parsed:
    """Read one list; of two rows for one contract the first stays. Raises `FeedFault`."""
    found = _read(files[address], address)
    day = _day(found.timestamp, address)
    rows: dict[tuple[str, str], TokenRow] = {}
    rejected: list[Rejected] = []
    for row in _rows(found.tokens, day, address):
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            rows.setdefault((row.chain, row.contract), row)
    return Parsed(tuple(rows.values()), tuple(rejected), day)


def _read(data: bytes, address: str) -> _TokenList:
    try:
        found = from_json(data, _TokenList)
    except msgspec.DecodeError as error:
        raise FeedFault(f"{address} is no token list: {str(error)[:200]}") from None
    if len(found.tokens) > _MOST_TOKENS:
        raise FeedFault(f"{address} has {len(found.tokens):,} tokens, over {_MOST_TOKENS:,}")
    return found


def _day(timestamp: str, address: str) -> str:
    """Return the day of a list's time (RFC 3339)."""
    try:
        return datetime.fromisoformat(timestamp).date().isoformat()
    except ValueError:
        raise FeedFault(f"{address} is of no known time: {timestamp[:40]!r}") from None


def _rows(tokens: tuple[msgspec.Raw, ...], day: str, address: str) -> Iterator[TokenRow | Rejected]:
    for raw in tokens:
        try:
            token = from_json(raw, _Token)
        except msgspec.DecodeError as error:
            shown = bytes(memoryview(raw)[:120]).decode(errors="replace")
            yield Rejected(shown, f"no token of the schema: {str(error)[:200]}")
        else:
            yield _row(token, day, address)


def _row(token: _Token, day: str, address: str) -> TokenRow | Rejected:
    chain = f"eip155:{token.chain_id}"
    if fault := _fault(token, chain):
        return Rejected(f"{chain} {token.address[:80]}", fault)
    return TokenRow(
        chain, token.address.lower(), token.symbol, token.name, token.decimals, "erc20", day,
        address,
    )  # fmt: skip


def _fault(token: _Token, chain: str) -> str:
    """Return what is wrong with a token, or nothing."""
    if not 0 < token.chain_id <= _LARGEST_CHAIN:
        return f"{token.chain_id} is no chain id"
    if not 0 <= token.decimals <= _MOST_DECIMALS:
        return f"{token.decimals} decimals are none an ERC-20 token can have"
    texts = (("symbol", token.symbol, _LONGEST_SYMBOL), ("name", token.name, _LONGEST_NAME))
    for what, text, longest in texts:
        if not text.strip() or len(text) > longest:
            return f"its {what} has {len(text):,} characters, not 1 to {longest}"
        if not text.isprintable():
            return f"its {what} holds characters that are not printed: {text!a}"
    return account_fault(chain, token.address) or ""


def _feed(name: str, address: str, licence: str, *, redistributable: bool) -> Feed:
    return Feed(
        name=name,
        purpose="tokens",
        addresses=(address,),
        licence=licence,
        redistributable=redistributable,
        parse=partial(parse, address=address),
    )


UNISWAP_TOKENS = _feed("uniswap-tokens", UNISWAP, "GPL-3.0", redistributable=False)
SUPERCHAIN_TOKENS = _feed("superchain-tokens", SUPERCHAIN, "MIT", redistributable=True)
