"""Bitcoin-like transactions as transfers between outpoints.

The inputs laid end to end map to the outputs laid end to end, the fee last; an outpoint then has
one transfer for each output it reaches. Pooling a person's coins on one line would be wrong:
spending one coin would move another's taint.

Shapes: Bitcoin Core's verbose JSON with previous outputs (`getrawtransaction TXID 2`,
`getblock HASH 3`), amounts in coins; Esplora's (`/tx/TXID`, `/address/A/txs`), in base units.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from hueandcry.model.transfer import PHASE_NATIVE, Outpoint, Transfer

DECIMALS: Final = 8
# The consensus limit on a block bounds inputs and outputs far below this.
_MOST_ENDS: Final = 200_000
_COIN: Final = 10**DECIMALS


class Spend(NamedTuple):
    """A transaction: what it spends and pays, in order. `place` is its place in the block."""

    txid: str
    block: int | None
    place: int | None
    time: int | None
    inputs: tuple[Outpoint, ...]
    outputs: tuple[Outpoint, ...]
    coinbase: bool


class Unreadable(Exception):
    """A transaction that cannot be used; the text says why."""


def spends(documents: Iterable[object], chain: str) -> Iterator[Spend | Unreadable]:
    """Read transactions, and blocks with transactions in them; faults come as values."""
    for document in documents:
        if not isinstance(document, Mapping):
            yield Unreadable("this is no JSON object")
        elif isinstance(document.get("tx"), list):
            for index, inner in enumerate(document["tx"]):
                yield _read(inner, chain, document, index)
        else:
            yield _read(document, chain, document, None)


def transfers_of(spend: Spend, chain: str) -> list[Transfer]:
    """Lay inputs to outputs. What the outputs leave over is the fee, paid to nobody."""
    rows: list[Transfer] = []
    ends: list[Outpoint | None] = [*spend.outputs, None]
    if spend.coinbase:
        return [_row(spend, chain, place, None, out, out.amount) for place, out in
                enumerate(spend.outputs)]  # fmt: skip
    paid = [coin.amount for coin in spend.outputs]
    paid.append(sum(coin.amount for coin in spend.inputs) - sum(paid))
    if paid[-1] < 0:
        raise Unreadable("the outputs are worth more than the inputs")
    at, left = 0, paid[0]
    for coin in spend.inputs:
        value = coin.amount
        while value:
            while not left:
                at += 1
                left = paid[at]
            part = min(value, left)
            rows.append(_row(spend, chain, len(rows), coin, ends[at], part))
            value -= part
            left -= part
    return rows


def in_order(found: Sequence[Spend]) -> list[Spend]:
    """Give transactions of one block, where their place is not told, an order that can be.

    What spends a coin comes after what made it; nothing else matters to a line.
    """
    by_id = {spend.txid: spend for spend in found}
    depth: dict[str, int] = {}
    for spend in found:
        _dig(spend, by_id, depth)
    return [
        spend if spend.place is not None else spend._replace(place=depth[spend.txid])
        for spend in found
    ]


def _dig(start: Spend, by_id: Mapping[str, Spend], depth: dict[str, int]) -> None:
    stack = [start]
    while stack:
        spend = stack[-1]
        parents = [by_id.get(coin.name.partition(":")[0]) for coin in spend.inputs]
        near = [one for one in parents if one and one.block == spend.block and one is not spend]
        open_ = [one for one in near if one.txid not in depth]
        if open_ and len(stack) <= len(by_id):
            stack.append(open_[0])
            continue
        depth[spend.txid] = 1 + max((depth.get(one.txid, 0) for one in near), default=0)
        stack.pop()


def _row(
    spend: Spend, chain: str, place: int, source: Outpoint | None, target: Outpoint | None,
    amount: int,
) -> Transfer:  # fmt: skip
    return Transfer(
        chain, spend.txid, spend.block, spend.place, spend.time, PHASE_NATIVE, (place,),
        source.name if source else None, target.name if target else None, "outpoint", amount,
        DECIMALS,
    )  # fmt: skip


def _read(
    document: object, chain: str, around: Mapping[str, object], index: int | None
) -> Spend | Unreadable:
    if not isinstance(document, Mapping):
        return Unreadable("this is no JSON object: ask for the block with verbosity 3")
    try:
        return _spend(document, chain, around, index)
    except (KeyError, TypeError, ValueError, InvalidOperation, Unreadable) as error:
        txid = str(document.get("txid", "a transaction"))[:80]
        reason = str(error) if isinstance(error, Unreadable) else f"{error!r} is missing or odd"
        return Unreadable(f"{txid}: {reason}")


def _spend(
    document: Mapping[str, object], chain: str, around: Mapping[str, object], index: int | None
) -> Spend:
    txid = _txid(document["txid"])
    vin, vout = document["vin"], document["vout"]
    if not isinstance(vin, list) or not isinstance(vout, list) or len(vin + vout) > _MOST_ENDS:
        raise Unreadable("vin and vout are no lists")
    coinbase = any("coinbase" in one or one.get("is_coinbase") for one in vin)
    status = document.get("status")
    place: Mapping[str, object] = status if isinstance(status, Mapping) else around
    block = place.get("block_height", place.get("height", document.get("height")))
    time = place.get("block_time", place.get("time", document.get("blocktime")))
    return Spend(
        txid,
        _count(block),
        index,
        _count(time),
        () if coinbase else tuple(_input(one, chain) for one in vin),
        tuple(_output(one, number, txid, chain) for number, one in enumerate(vout)),
        coinbase,
    )


def _input(one: Mapping[str, object], chain: str) -> Outpoint:
    before = one.get("prevout")
    if not isinstance(before, Mapping):
        raise Unreadable(
            "an input has no `prevout`, so its amount is not known: ask Bitcoin Core with"
            " verbosity 2 (a block: 3), or an Esplora server"
        )
    name = f"{_txid(one['txid'])}:{int(str(one['vout']))}"
    return Outpoint(chain, name, _owner(before, name), _amount(before["value"]))


def _output(one: Mapping[str, object], number: int, txid: str, chain: str) -> Outpoint:
    name = f"{txid}:{int(str(one.get('n', number)))}"
    return Outpoint(chain, name, _owner(one, name), _amount(one["value"]))


def _owner(output: Mapping[str, object], name: str) -> str:
    script = output.get("scriptPubKey")
    told: object = output.get("scriptpubkey_address")
    if isinstance(script, Mapping):
        addresses = script.get("addresses")
        told = script.get("address") or (addresses[0] if isinstance(addresses, list) else None)
    return told if isinstance(told, str) and told else name


def _amount(value: object) -> int:
    """Return base units: Core gives coins with a point, Esplora whole base units."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, Decimal) and value >= 0 and (value * _COIN) % 1 == 0:
        return int(value * _COIN)
    raise Unreadable(f"the value {str(value)[:40]} is no amount")


def _txid(value: object) -> str:
    text = str(value).lower()
    if len(text) != 64 or any(character not in "0123456789abcdef" for character in text):
        raise Unreadable(f"{text[:80]} is no transaction id")
    return text


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None
