"""Bitcoin-like transactions as transfers between outpoints.

The inputs laid end to end map to the outputs laid end to end, the fee last; an outpoint then has
one transfer for each output it reaches. Pooling a person's coins on one line would be wrong:
spending one coin would move another's taint.

Shapes: Bitcoin Core's verbose JSON with previous outputs (`getrawtransaction TXID 2`,
`getblock HASH 3`), amounts in coins; Esplora's (`/tx/TXID`, `/address/A/txs`), in base units.
Limits: 200,000 inputs and outputs a transaction, addresses of 128 characters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from hueandcry.decode.account import account_fault, canonical_account
from hueandcry.model.transfer import PHASE_NATIVE, Outpoint, Transfer

DECIMALS: Final = 8
# The consensus limit on a block bounds inputs and outputs far below this.
_MOST_ENDS: Final = 200_000
_COIN: Final = 10**DECIMALS
# More base units than any such chain can make.
_MOST_COINS: Final = 10**18
# Blocks and Unix seconds both stay far below this.
_HIGHEST: Final = 2**40


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
    parents = {spend.txid: _parents(spend, by_id) for spend in found}
    children: dict[str, list[str]] = {}
    for txid, near in parents.items():
        for parent in near:
            children.setdefault(parent, []).append(txid)
    depth = dict.fromkeys(by_id, 1)
    waiting = {txid: len(near) for txid, near in parents.items()}
    ready = [txid for txid, count in waiting.items() if not count]
    # What spends itself in a circle is never ready, and keeps the first place.
    while ready:
        txid = ready.pop()
        for child in children.get(txid, ()):
            depth[child] = max(depth[child], depth[txid] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return [
        spend if spend.place is not None else spend._replace(place=depth[spend.txid])
        for spend in found
    ]


def _parents(spend: Spend, by_id: Mapping[str, Spend]) -> set[str]:
    """Return the transactions of the same block whose coins one spends."""
    makers = {coin.name.partition(":")[0] for coin in spend.inputs} - {spend.txid}
    return {one for one in makers if one in by_id and by_id[one].block == spend.block}


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
        told = document.get("txid")
        txid = told[:80] if isinstance(told, str) else "a transaction"
        reason = str(error) if isinstance(error, Unreadable) else f"{error!r} is missing or odd"
        return Unreadable(f"{txid}: {reason}")


def _spend(
    document: Mapping[str, object], chain: str, around: Mapping[str, object], index: int | None
) -> Spend:
    txid = _txid(document["txid"])
    inputs, outputs = _ends(document["vin"]), _ends(document["vout"])
    if len(inputs) + len(outputs) > _MOST_ENDS:
        raise Unreadable(f"it has more than {_MOST_ENDS:,} inputs and outputs")
    coinbase = any("coinbase" in one or one.get("is_coinbase") is True for one in inputs)
    status = document.get("status")
    place: Mapping[str, object] = status if isinstance(status, Mapping) else around
    block = place.get("block_height", place.get("height", document.get("height")))
    time = place.get("block_time", place.get("time", document.get("blocktime")))
    return Spend(
        txid,
        _count(block),
        index,
        _count(time),
        () if coinbase else tuple(_input(one, chain) for one in inputs),
        tuple(_output(one, number, txid, chain) for number, one in enumerate(outputs)),
        coinbase,
    )


def _ends(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise Unreadable("vin and vout are no lists of objects")
    return value


def _input(one: Mapping[str, object], chain: str) -> Outpoint:
    before = one.get("prevout")
    if not isinstance(before, Mapping):
        raise Unreadable(
            "an input has no `prevout`, so its amount is not known: ask Bitcoin Core with"
            " verbosity 2 (a block: 3), or an Esplora server"
        )
    name = f"{_txid(one['txid'])}:{_position(one['vout'])}"
    return Outpoint(chain, name, _owner(before, chain, name), _amount(before))


def _output(one: Mapping[str, object], number: int, txid: str, chain: str) -> Outpoint:
    name = f"{txid}:{_position(one.get('n', number))}"
    return Outpoint(chain, name, _owner(one, chain, name), _amount(one))


def _position(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**32:
        raise Unreadable(f"the position {str(value)[:40]} is no output's")
    return value


def _owner(output: Mapping[str, object], chain: str, name: str) -> str:
    """Return the address that may spend; the outpoint itself where the script has none."""
    script = output.get("scriptPubKey")
    told: object = output.get("scriptpubkey_address")
    if isinstance(script, Mapping):
        addresses = script.get("addresses")
        # Bare multisig lists several: no one of them owns the coin.
        listed = addresses if isinstance(addresses, list) else []
        told = script.get("address") or (listed[0] if len(listed) == 1 else None)
    if not isinstance(told, str) or account_fault(chain, told):
        return name
    return canonical_account(chain, told)


def _amount(output: Mapping[str, object]) -> int:
    """Return base units: Core gives coins with a point, Esplora whole base units.

    The script's spelling tells which: a program that read Core's JSON may have dropped the point.
    """
    value = output["value"]
    coins = "scriptPubKey" in output
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_COINS:
        return value * _COIN if coins else value
    if isinstance(value, Decimal) and coins and value.is_finite() and 0 <= value < _MOST_COINS:
        units = value * _COIN
        if units == int(units):
            return int(units)
    raise Unreadable(f"the value {str(value)[:40]} is no amount")


def _txid(value: object) -> str:
    text = value.lower() if isinstance(value, str) else type(value).__name__
    if len(text) != 64 or any(character not in "0123456789abcdef" for character in text):
        raise Unreadable(f"{text[:80]} is no transaction id")
    return text


def _count(value: object) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _HIGHEST
    return value if fits and isinstance(value, int) else None
