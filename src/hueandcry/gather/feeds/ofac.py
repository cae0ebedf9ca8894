"""Accounts on the list of Specially Designated Nationals (OFAC, US Treasury).

Two projects read it out: 0xB10C (one JSON list an asset) and ultrasoundmoney (Ethereum, with the
holder's name). Neither tells a date. Faults known: a copy of 0xB10C's lists of 2024 still holds the
contracts of Tornado Cash, which were taken off the list in March 2025; asset codes are the list's
own (XBT is Bitcoin) and do not always fit the address.
"""

from collections.abc import Iterator

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.labelling import (
    ANY_EVM,
    BITCOIN_CASH,
    LITECOIN,
    ZCASH,
    chain_by_form,
    entity_of,
    sort_out,
    table,
)
from hueandcry.model.rows import LabelRow, Parsed, Rejected

_BASE = (
    "https://raw.githubusercontent.com/0xB10C/ofac-sanctioned-digital-currency-addresses/lists/"
    "sanctioned_addresses_"
)
NAMES = "https://raw.githubusercontent.com/ultrasoundmoney/ofac-ethereum-addresses/main/data.csv"
# The form decides where it can: the list of Bitcoin holds a Tron address, that of USDT three kinds.
_BY_FORM = frozenset("ETH ETC ARB BSC USDC USDT XBT TRX".split())
_CHAIN_OF = {"BCH": BITCOIN_CASH, "LTC": LITECOIN, "ZEC": ZCASH}
# Read as well, so that what is left out is counted and shown with its reason.
_NO_CHAIN = frozenset("BSV BTG DASH XMR XRP XVG".split())
_ASSET_OF = {
    f"{_BASE}{asset}.json": asset for asset in sorted(_BY_FORM | _NO_CHAIN | _CHAIN_OF.keys())
}


def parse(files: dict[str, bytes]) -> Parsed:
    """Read all lists. Raises `FeedFault` where one is no JSON list of texts, or no such table."""
    return sort_out(_all_rows(files))


def _all_rows(files: dict[str, bytes]) -> Iterator[LabelRow | Rejected]:
    for line in table(files[NAMES], "data.csv", ("address", "name")):
        yield _row(ANY_EVM, line["address"], line["name"], NAMES)
    for address, asset in _ASSET_OF.items():
        for account in _accounts(files[address], address):
            chain = chain_of_asset(asset, account)
            if chain:
                yield _row(chain, account, "", address)
            else:
                yield Rejected(account[:200], f"no chain is known for the asset {asset}")


def _accounts(data: bytes, address: str) -> list[str]:
    try:
        return from_json(data, list[str])
    except msgspec.DecodeError as error:
        name = address.rpartition("/")[2]
        raise FeedFault(f"{name} is no JSON list of addresses: {error}") from None


def chain_of_asset(asset: str, account: str) -> str | None:
    """Return the chain of an account; who is sanctioned is so with his key on every EVM chain."""
    if asset in _BY_FORM:
        return chain_by_form(account, ANY_EVM) or None
    return _CHAIN_OF.get(asset)


def _row(chain: str, account: str, holder: str, reference: str) -> LabelRow:
    name = f"OFAC SDN: {holder}" if holder else "OFAC SDN"
    return LabelRow(chain, account, name, entity_of(holder), "sanctioned", 1.0, "", reference)


OFAC = Feed(
    name="ofac",
    purpose="sanctions",
    addresses=(NAMES, *_ASSET_OF),
    licence="MIT (the lists themselves: US government)",
    redistributable=True,
    parse=parse,
)
