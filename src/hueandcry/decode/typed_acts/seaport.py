"""Seaport 1.1 to 1.6 (ProjectOpenSea/seaport, ConsiderationStructs.sol): orders and trees of them.

Amounts that change with time count as the most that is given and the least that is asked for.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.quantities import some
from hueandcry.decode.typed_acts.signed import NOBODY, Form, Forms, Note, Signed
from hueandcry.decode.typed_acts.tree import orders_of
from hueandcry.model.act import AnyAct, Asset, Quantity, Share, Standard

# Versions 1.1 to 1.6; the same on every chain. Sources: ProjectOpenSea/seaport, README; npm
# @opensea/seaport-js 4.3.0.
_OFFICIAL: Final = frozenset({
    "0x00000000006c3852cbef3e08e8df289169ede581", "0x00000000000006c7676171937c444f6bde3d6282",
    "0x0000000000000ad24e80fd803c6ac37206a45f15", "0x00000000000001ad428e4906ae43d8f9852d0dd6",
    "0x00000000000000adc04c56bf30ac9d3c0aaf14dc", "0x0000000000000068f116a894984e2db1123eb395",
})  # fmt: skip
_STANDARDS: Final[dict[int, Standard]] = {
    0: "native", 1: "erc20", 2: "erc721", 3: "erc1155", 4: "erc721", 5: "erc1155",
}  # fmt: skip
_BY_CRITERIA: Final = (4, 5)
_ITEM: Final = (
    "uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
    "uint256 endAmount"
)
_ORDER: Final = (
    f"(address offerer,address zone,({_ITEM})[] offer,({_ITEM},address recipient)[] consideration,"
    "uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,"
    "bytes32 conduitKey,uint256 counter)"
)


def _single(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _unofficial(signed)
    yield from _order(signed)


def _unofficial(signed: Signed) -> Iterator[Note]:
    if signed.contract not in _OFFICIAL:
        where = signed.contract or "no contract"
        yield Note(f"a Seaport order for {where}, which is no known Seaport: it may do anything")


def _order(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    offerer = receiver(fields.address("offerer"), signed.signer)
    offered, asked = fields.parts("offer"), fields.parts("consideration")
    yield from _open_items(offered, "offer")
    yield from _open_items(asked, "consideration")
    gives = [some(_asset(signed, item), max(_amounts(item))) for item in offered]
    shares = [_share(signed, item, min(_amounts(item))) for item in asked]
    yield offer(
        signed, "Seaport", offerer, gives, shares,
        taker=_buyer(gives, shares, offerer), expires=fields.number("endTime"),
        at_first=[_share(signed, item, max(_amounts(item))) for item in asked],
    )  # fmt: skip


def _share(signed: Signed, item: Fields, amount: int) -> Share:
    return Share(item.address("recipient"), some(_asset(signed, item), amount))


def _open_items(items: list[Fields], where: str) -> Iterator[Note]:
    for count, item in enumerate(items, start=1):
        kind, criteria = item.number("itemType"), item.number("identifierOrCriteria")
        if kind not in _STANDARDS:
            yield Note(f"item {count} of the {where} is of the unknown kind {kind}")
        elif kind in _BY_CRITERIA and criteria:
            yield Note(f"item {count} of the {where} is any token of a list told by its hash only")


def _asset(signed: Signed, item: Fields) -> Asset:
    kind, contract = item.number("itemType"), item.address("token")
    standard = _STANDARDS.get(kind, "unknown")
    if standard == "native":
        return Asset(signed.chain, standard="native")
    number = item.number("identifierOrCriteria")
    one = standard in {"erc721", "erc1155"} and kind not in _BY_CRITERIA
    return Asset(signed.chain, contract, standard, str(number) if one else "")


def _amounts(item: Fields) -> tuple[int, int]:
    return item.number("startAmount"), item.number("endAmount")


def _buyer(gives: list[Quantity], shares: list[Share], offerer: str) -> str:
    """Return for whom an offered NFT is meant: a private sale asks for it on his behalf."""
    offered = {one.asset for one in gives if one.asset.token_id}
    meant = (
        share.recipient for share in shares
        if share.quantity.asset in offered and share.recipient != offerer
    )  # fmt: skip
    return next(meant, "")


def _tree(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _unofficial(signed)
    for one in orders_of(signed, _filled):
        if isinstance(one, Note):
            yield one
        else:
            yield from _order(one)


def _filled(leaf: Fields) -> bool:
    offers = leaf.parts("offer") or leaf.parts("consideration")
    return bool(offers) or leaf.address("offerer") != NOBODY


FORMS: Final[Forms] = {
    _ORDER: Form("Seaport order", _single),
    f"({_ORDER}[2] tree)": Form("Seaport bulk order", _tree),
}
