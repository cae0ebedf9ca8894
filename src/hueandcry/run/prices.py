"""What the legs of an exchange were worth when it happened, by a table of prices."""

from hueandcry.run.crossings import Worth
from hueandcry.store.ledger.exchanges import Exchange
from hueandcry.store.ledger.names import LineFacts, Names
from hueandcry.store.prices import Prices
from hueandcry.trace.crossings.legs import Value


def worth_by(prices: Prices, names: Names) -> Worth:
    """Return how amounts are weighed; an asset without decimals or price has no worth."""
    facts: dict[int, LineFacts] = {}

    def worth(exchange: Exchange) -> Value:
        def value(line: int, amount: int) -> float | None:
            if line not in facts:
                facts.update(names.lines([line]))
            return _value(facts[line], amount, exchange.time, prices)

        return value

    return worth


def _value(line: LineFacts, amount: int, time: int | None, prices: Prices) -> float | None:
    if time is None or line.decimals is None:
        return None
    asset = line.name.asset.lower() if line.name.asset.startswith("0x") else line.name.asset
    price = prices.at(line.name.chain, asset, time)
    # Integers are divided exactly and rounded once.
    return None if price is None else amount / (line.grain * 10**line.decimals) * price
