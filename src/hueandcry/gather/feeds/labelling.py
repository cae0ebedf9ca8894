"""What feeds of labels share: chains of assets, the check of accounts, tables, and entities."""

import csv
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import StringIO
from typing import Final

from msgspec.structs import replace

from hueandcry.decode.account import account_fault, canonical_account, is_evm
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import LabelRow, Parsed, Rejected

ANY_EVM: Final = "eip155:*"
BITCOIN: Final = "bip122:000000000019d6689c085ae165831e93"
LITECOIN: Final = "bip122:12a765e31ffd4059bada1e25190f6e98"
BITCOIN_CASH: Final = "bip122:000000000000000000651ef99cb9fcbe"
ZCASH: Final = "bip122:00040fe8ec8471911baa1db1266ea15d"
TRON: Final = "tron:0x2b6653dc"

# A checksum does not say which chain it is of: a Tron address holds as a Bitcoin one, but for this.
_BEGINS: Final = {
    BITCOIN: ("1", "3", "bc1", "BC1"),
    LITECOIN: ("L", "M", "3", "ltc1", "LTC1"),
    BITCOIN_CASH: ("1", "3"),
    ZCASH: ("t1", "t3"),
    TRON: ("T",),
}
_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# Names are shown on one line, references are addresses; a feed must not fill the disk by them.
_LONGEST_NAME, _LONGEST_REFERENCE = 200, 1_000
# "Binance: Hot Wallet 4", "Huobi 10": what follows tells accounts of one entity apart.
_NUMBER = re.compile(r"\s+#?\d+$")
_NO_LETTERS = re.compile(r"[\W_]+")


def chain_by_form(text: str, evm: str) -> str:
    """Return the chain an account's form is of; `evm` is the answer for Ethereum's. Empty: none.

    For tokens such as USDT that live on Ethereum, Tron and (Omni) Bitcoin.
    """
    if text[:2].lower() == "0x":
        return evm
    if text.startswith("T") and len(text) == 34:
        return TRON
    return BITCOIN if text.startswith(_BEGINS[BITCOIN]) else ""


def entity_of(name: str) -> str:
    """Return the entity a name speaks of: lower case, words joined by `-`, no account number."""
    head = _NUMBER.sub("", name.partition(":")[0].strip())
    return _NO_LETTERS.sub("-", head.lower()).strip("-")[:_LONGEST_NAME]


def sort_out(found: Iterable[LabelRow | Rejected]) -> Parsed:
    """Keep rows with a valid account, in its canonical spelling; the rest with the reason.

    What is said twice is kept once, the first, so that rows are counted as the snapshot does.
    """
    rows: dict[tuple[str, str, str, str], LabelRow] = {}
    rejected: list[Rejected] = []
    for row in found:
        if isinstance(row, Rejected):
            rejected.append(row)
        elif fault := _fault(row.chain, row.account):
            rejected.append(Rejected(row.account[:200], fault))
        else:
            kept = _canonical(row)
            rows.setdefault((kept.account, kept.chain, kept.category, kept.name), kept)
    return Parsed(tuple(rows.values()), tuple(rejected))


def table(data: bytes, name: str, needed: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the lines of a CSV file by its first line's names, a missing cell as empty text.

    Raises `FeedFault` where a needed column is missing or the file is no CSV.
    """
    lines = csv.reader(StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    try:
        names = next(lines, [])
        if missing := set(needed) - set(names):
            raise FeedFault(f"{name} has no column {', '.join(sorted(missing))}")
        for line in lines:
            cells = [*line, *[""] * (len(names) - len(line))]
            yield {key: cell.strip() for key, cell in zip(names, cells, strict=False)}
    except csv.Error as error:
        raise FeedFault(f"{name} is no CSV: {error}") from None


def _canonical(row: LabelRow) -> LabelRow:
    return replace(
        row,
        account=canonical_account(row.chain, row.account),
        name=" ".join(row.name.split())[:_LONGEST_NAME],
        reference=row.reference[:_LONGEST_REFERENCE],
    )


def _fault(chain: str, text: str) -> str | None:
    """Return what is wrong with an account, or None."""
    if is_evm(chain):
        return account_fault(chain, text)
    if not text.startswith(_BEGINS[chain]):
        return f"{text[:80]} does not begin as an address of {chain}"
    if chain == ZCASH:
        return None if _base58_holds(text, 26) else f"{text[:80]} is no address of Zcash"
    if chain == TRON:
        return None if _base58_holds(text, 25) else f"{text[:80]} is no address of Tron"
    return account_fault(chain, text)


def _base58_holds(text: str, size: int) -> bool:
    """Return whether the last four of `size` bytes are the double SHA-256 of the others."""
    value = 0
    if len(text) > 40:
        return False
    for character in text:
        digit = _BASE58.find(character)
        if digit < 0:
            return False
        value = value * 58 + digit
    if value.bit_length() > size * 8:
        return False
    data = value.to_bytes(size, "big")
    return sha256(sha256(data[:-4]).digest()).digest()[:4] == data[-4:]
