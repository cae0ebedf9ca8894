"""Words for acts, shared by the detectors of requests: where they stand, and of what."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from hueandcry.decode.amount import shown_quantity
from hueandcry.detect.parties import Known, name_of
from hueandcry.model.act import Act, Asset, Quantity
from hueandcry.model.finding import Evidence

_Row = TypeVar("_Row")
# A batch may hold thousands of the same; a reader needs the first few and the number.
MOST_LINES: Final = 8
NFT_STANDARDS: Final = frozenset({"erc721", "erc1155"})


def grouped(rows: Iterable[_Row], key: Callable[[_Row], str]) -> dict[str, list[_Row]]:
    """Return rows by what a finding is about, so that each is one finding."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def is_nft(asset: Asset) -> bool:
    """Say whether an asset is a single piece or of a collection."""
    return asset.standard in NFT_STANDARDS or bool(asset.token_id)


def told(lines: Iterable[str]) -> tuple[Evidence, ...]:
    """Return different lines as evidence, the first few and how many more."""
    different = list(dict.fromkeys(lines))
    shown = [Evidence(line) for line in different[:MOST_LINES]]
    if (more := len(different) - MOST_LINES) > 0:
        shown.append(Evidence(f"and {more:,} more like these"))
    return tuple(shown)


def where(act: Act) -> str:
    """Return where an act stands, as the end of a sentence: " (MultiSend, call 2 of 3)"."""
    return f" ({', '.join(act.place)})" if act.place else ""


def asset_name(asset: Asset, known: Known) -> str:
    """Return what an asset is called: its contract, and the NFT's number."""
    if not asset.contract:
        return "the native coin"
    number = f" number {asset.token_id}" if asset.token_id else ""
    return name_of(asset.contract, known) + number


def quantity_text(asset: Asset, amount: str, known: Known) -> str:
    """Return so much of an asset, with its contract where no list knows it."""
    party = known.get(asset.contract)
    token = party.tokens[0] if party and party.tokens else None
    text = shown_quantity(asset, amount, token)
    return text if token or not asset.contract else f"{text} of {name_of(asset.contract, known)}"


def quantities_text(rows: Iterable[Quantity], known: Known) -> str:
    """Return several quantities as one text; "nothing" where there are none."""
    texts = [quantity_text(row.asset, row.amount, known) for row in rows]
    if len(texts) > MOST_LINES:
        texts = [*texts[:MOST_LINES], f"{len(texts) - MOST_LINES:,} more"]
    return " and ".join(texts) or "nothing"
