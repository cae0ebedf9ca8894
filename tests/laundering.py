"""An invented theft laid in a real ledger and traced: dozens of accounts, every way to end."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import SERVICES, Label
from hueandcry.run.document import Told
from hueandcry.run.trace import Tracer
from hueandcry.store.ledger.ledger import Ledger
from tests.flows import NOON, label
from tests.trace.replay import Step
from tests.trace.worlds import add, transfers

UNIT = 10**18
NAMES = (
    "Kraken", "Binance 14", "Coinbase Prime", "OKX", "Bitfinex", "HTX Hot Wallet", "Bybit",
    "ChangeNOW", "An Exchange With A Remarkably Long Name, Limited",
)  # fmt: skip


class GivenLabels:
    """Labels by account, whatever the chain."""

    def __init__(self, labels: Mapping[str, tuple[Label, ...]]) -> None:
        self._labels = labels

    def of_many(
        self, accounts: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[Label, ...]]:
        return {key: self._labels.get(key[1], ()) for key in accounts}

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        for account, labels in self._labels.items():
            for one in labels:
                if one.category in SERVICES | {"mixer"}:
                    yield account, one


def traced_flow(
    folder: Path,
    steps: list[Step],
    asked: tuple[str, ...],
    labels: Mapping[str, tuple[Label, ...]] | None = None,
    *,
    depth: int = 50,
    backward: bool = False,
) -> Flow:
    """Lay steps in a ledger, an hour apart, and trace what was asked."""
    rows = []
    for number, row in enumerate(transfers(steps)):
        changed = {name: getattr(row, name) for name in row.__struct_fields__}
        rows.append(type(row)(**{**changed, "time": NOON + 3_600 * number}))
    ledger = Ledger(folder, write=True)
    add(ledger, rows)
    tracer = Tracer(ledger, GivenLabels(labels or {}), lambda: 0.0)
    request = TraceRequest(asked, depth=depth, backward=backward)
    told = Told("2026-11-24T12:00:00+00:00", "hue 0.0.1", "20261124T120000Z-00000000")
    flow = tracer.document(request, tracer.trace(request), told)
    ledger.close()
    return flow


def account(number: int) -> str:
    return f"0x{Random(number).getrandbits(160):040x}"  # noqa: S311 - names, not secrets


def laundering(folder: Path, payments: int = 9, seed: int = 7) -> Flow:
    """Steal in several payments, peel them through layers of accounts, and cash out."""
    dice = Random(seed)  # noqa: S311 - the same world every time
    thief = account(0)
    services: dict[str, tuple[Label, ...]] = {
        account(1000 + at): (label(name),) for at, name in enumerate(NAMES)
    }
    first = account(1000)
    services[first] = (*services[first], label("Payward", source="tagpacks", sure=0.7))
    mixer = account(2000)
    labels = {**services, mixer: (label("Tornado Cash", "mixer"),)}
    steps = [Step(None, account(50), 9_000 * UNIT)]
    steps += [Step(account(50), thief, dice.randint(50, 900) * UNIT + at) for at in range(payments)]
    holding = {thief: sum(step.amount for step in steps[1:])}
    fresh = 100
    for _ in range(130):
        source = dice.choice(sorted(holding))
        amount = min(holding[source], dice.randint(2, 60) * UNIT + dice.randint(0, 10**15))
        kind = dice.random()
        if kind < 0.25:
            target: str | None = dice.choice(sorted(services))
        elif kind < 0.32:
            target = mixer
        elif kind < 0.36:
            target, amount = None, min(amount, UNIT // 3)
        else:
            fresh += 1
            target = account(fresh)
            holding[target] = holding.get(target, 0) + amount
        steps.append(Step(source, target, amount, fee=target is None))
        holding[source] -= amount
        if not holding[source]:
            del holding[source]
    return traced_flow(folder, steps, (thief,), labels, depth=7)
