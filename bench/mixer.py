"""How well withdrawers behind a mixer are found: the Ronin theft in the complete 100 ETH pool.

Leave one batch day out. A day's batches are judged with weights that never saw a label of the day,
nor any address, labelled or not, that withdrew in the windows of that day. Known are the pool and
the thief's depositors; every address that withdrew in the theft's weeks is judged. Chances of one
address with several batches are added. `--write FILE` learns from all days and writes the weights
the package ships.

Signals, bins and settings were chosen on the days to 2022-04-30 alone; the days after are printed
apart.
"""

import argparse
import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from bench.probabilities import Judgement, at_chance, at_recall, brier, diagram
from hueandcry.model.mixer import (
    ONE,
    MixerBatch,
    MixerDeposit,
    MixerWeights,
    MixerWithdrawal,
)
from hueandcry.run.mixer_training import Example, train
from hueandcry.trace.crossings.mixer_demix import EMPTIED, Judged, Known, judged, pairs
from hueandcry.trace.crossings.mixer_pool import Pool, batches
from hueandcry.trace.crossings.mixer_signals import signals, timed

CASE = Path(__file__).parents[2] / "shared" / "cases" / "mixer" / "tornado_100eth"
POOL = "eip155:1 Tornado Cash 100 ETH"
LEARNED_FROM = "Ronin theft 2022, Tornado Cash 100 ETH pool, 325 withdrawers of 48 depositors"
NOBODY_LOOKED = Known(None, {}, {})
BORDER = "2022-05-01"
WEEKS: Final = ("2022-04-04", "2022-05-22")
DAY: Final = 86_400
# Whole weeks before the theft, far enough that no window touches it.
MOVED: Final = (60, 90, 120)


class Case(NamedTuple):
    """The pool, the thief's batches, each depositor's day and each withdrawer's depositor."""

    pool: Pool
    batches: list[MixerBatch]
    days: dict[str, str]
    labels: dict[str, str]


def read(folder: Path) -> Case:
    """Read the case."""
    pool = Pool(
        [
            MixerDeposit(
                POOL, row["transactionHash"], int(row["logIndex"]), int(row["timestamp"]),
                row["from"],
            )
            for row in _table(folder / "deposits.csv")
        ],
        [
            MixerWithdrawal(
                POOL, row["transactionHash"], int(row["logIndex"]), int(row["timestamp"]),
                row["to"], int(row["fee"]),
            )
            for row in _table(folder / "withdrawals.csv")
        ],
    )  # fmt: skip
    labels = _table(folder / "ronin_labels.csv")
    days = {row["depositor"]: row["batch_day"] for row in labels}
    found = batches(pool.deposits, days)
    return Case(pool, found, days, {row["withdrawer"]: row["depositor"] for row in labels})


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def examples(case: Case) -> list[Example]:
    """Return every batch with every address in its window, labelled."""
    every = [timed(batch) for batch in case.batches]
    return [
        Example(
            one.batch.depositor,
            pair.activity.withdrawer,
            signals(pair),
            case.labels.get(pair.activity.withdrawer) == one.batch.depositor,
        )
        for one in every
        for pair in pairs(case.pool, one, every, NOBODY_LOOKED)
    ]


def learn(case: Case, rows: Sequence[Example], without: str = "") -> MixerWeights:
    """Learn from all days but one, and from no address that withdrew in its windows."""
    held = {row.withdrawer for row in rows if case.days[row.batch] == without}
    kept = [r for r in rows if case.days[r.batch] != without and r.withdrawer not in held]
    touched = {case.labels[name] for name in held if name in case.labels}
    whole = [batch for batch in case.batches if batch.depositor not in touched]
    of = {batch.depositor for batch in whole}
    seen = [len(case.pool.activities[w].withdrawals) for w, d in case.labels.items() if d in of]
    return train(kept, sum(seen) / sum(len(batch.deposits) for batch in whole), LEARNED_FROM)


def left_out(case: Case, rows: Sequence[Example], emptied: float) -> list[Judged]:
    """Judge every day with weights learned without it."""
    found: list[Judged] = []
    for day in sorted(set(case.days.values())):
        weights = learn(case, rows, without=day)
        all_days = judged(case.pool, case.batches, weights, NOBODY_LOOKED, emptied)
        found += [row for row in all_days if case.days[row.pair.timed.batch.depositor] == day]
    return found


def of_addresses(rows: Sequence[Judged]) -> dict[str, float]:
    """Return the chance of each address to be of any batch."""
    chances: dict[str, float] = {}
    for row in rows:
        name = row.pair.activity.withdrawer
        chances[name] = min(chances.get(name, 0.0) + row.chance / ONE, 1.0)
    return chances


def _time(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def naive(case: Case, name: str) -> int:
    """Return how often an address withdrew that was active in the theft's weeks only, else 0."""
    rows = case.pool.activities[name].withdrawals
    since, until = map(_time, WEEKS)
    return len(rows) if all(since <= row.time < until for row in rows) else 0


def withdrawers(case: Case, since: str, until: str) -> list[str]:
    """Return all addresses that withdrew within some days, by their first withdrawal there."""
    lo, hi = _time(since), _time(until)
    weeks = case.pool.between(_time(WEEKS[0]) - 1, _time(WEEKS[1]) - 1)
    first = {row.recipient: row.time for row in reversed(weeks)}
    return sorted(name for name, time in first.items() if lo <= time < hi)


def compare(case: Case, chances: dict[str, float], names: Sequence[str], title: str) -> None:
    """Print the model for some addresses."""
    model = [Judgement(chances.get(name, 0.0), name in case.labels) for name in names]
    right = sum(row.right for row in model)
    print(f"\n{title}: {len(names)} addresses, {right} of the theft")
    for recall in (0.7, 0.8, 0.85, 0.9, 0.95):
        point = at_recall(model, recall)
        print(
            f"  model    recall {point.recall:.3f}  precision {point.precision:.3f}  "
            f"from chance {point.chance:.3f}"
        )
    for chance in (0.9, 0.7, 0.5, 0.3):
        point = at_chance(model, chance)
        print(
            f"  model    chance {chance}: precision {point.precision:.3f} recall {point.recall:.3f}"
        )
    print(f"  model    Brier {brier(model):.4f}\n{diagram(model)}")


def rule(case: Case, names: Sequence[str], title: str) -> None:
    """Print the rule of window and count for some addresses."""
    counts = [Judgement(naive(case, name), name in case.labels) for name in names]
    print(f"\n{title}: active only from {WEEKS[0]} to the day before {WEEKS[1]}, at least k times")
    for least in (1, 2, 3, 5):
        point = at_chance(counts, least)
        said = [Judgement(float(row.chance >= least), row.right) for row in counts]
        print(
            f"  rule k={least}  recall {point.recall:.3f}  precision {point.precision:.3f}  "
            f"Brier {brier(said):.4f} as yes or no, {brier(_rated(said)):.4f} with its own rates"
        )
    print(f"  k=3 with its own rates, known only afterwards\n{diagram(_rated(_three(counts)))}")


def _three(counts: Sequence[Judgement]) -> list[Judgement]:
    return [Judgement(float(row.chance >= 3), row.right) for row in counts]


def _rated(said: Sequence[Judgement]) -> list[Judgement]:
    """Give a rule the rates it turned out to have: better than anyone could have done before."""
    rates = {}
    for answer in (0.0, 1.0):
        given = [row.right for row in said if row.chance == answer]
        rates[answer] = sum(given) / max(len(given), 1)
    return [Judgement(rates[row.chance], row.right) for row in said]


def batch_found(case: Case, rows: Sequence[Judged]) -> None:
    """Print pairs of a day and an address, and how often the right depositor comes first."""
    pairs_of = [
        Judgement(row.chance / ONE, case.labels.get(name) == row.pair.timed.batch.depositor)
        for row in rows
        for name in [row.pair.activity.withdrawer]
    ]
    print(f"\nThe right batch: {len(pairs_of)} pairs of a batch and an address in its window")
    for chance in (0.9, 0.7, 0.5, 0.3):
        point = at_chance(pairs_of, chance)
        print(f"  chance {chance}: precision {point.precision:.3f} recall {point.recall:.3f}")
    print(f"  Brier {brier(pairs_of):.4f}\n{diagram(pairs_of)}")


def failures(case: Case, chances: dict[str, float], names: Sequence[str], most: int) -> None:
    """Print what was called wrongly at a half."""
    called = [name for name in names if chances.get(name, 0.0) >= 0.5 and name not in case.labels]
    missed = [name for name in names if chances.get(name, 0.0) < 0.5 and name in case.labels]
    called.sort(key=lambda name: -chances[name])
    missed.sort(key=lambda name: chances.get(name, 0.0))
    for title, group in (("called and not labelled", called), ("labelled and missed", missed)):
        print(f"\n{title}: {len(group)}, the {min(most, len(group))} worst")
        for name in group[:most]:
            rows = case.pool.activities[name].withdrawals
            times = [
                f"{datetime.fromtimestamp(r.time, UTC):%m-%d %H:%M}" for r in (rows[0], rows[-1])
            ]
            words = f"{chances.get(name, 0.0):.2f} {len(rows):3} {times[0]} to {times[1]}"
            print(f"  {name} {words} {case.days.get(case.labels.get(name, ''), '')}")


def placebo(case: Case, weights: MixerWeights) -> None:
    """Print what the weights say of batches that never were: those of the theft, moved back."""
    print(
        "\nBatches that never were (the theft's, moved back in time; their right answer is nobody)"
    )
    for emptied in (1.0, EMPTIED):
        for days in MOVED:
            moved = [_moved(batch, days * DAY) for batch in case.batches]
            found = judged(case.pool, moved, weights, NOBODY_LOOKED, emptied)
            taken = sum(row.chance / ONE * len(row.pair.inside) for row in found)
            deposits = sum(len(batch.deposits) for batch in moved)
            likely = {r.pair.activity.withdrawer for r in found if r.chance >= ONE // 2}
            print(
                f"  emptied {emptied:g}, {days:3} days back: {len(likely)} addresses called at a "
                f"half; {taken / deposits:.0%} of the deposits given to strangers"
            )


def _moved(batch: MixerBatch, by: int) -> MixerBatch:
    return replace(
        batch, deposits=tuple(replace(one, time=one.time - by) for one in batch.deposits)
    )


CAVEATS = """
Circular: analysts found these withdrawers by time and count, so a rule of time and count is partly
judged by itself; some 'wrongly called' may be the thief's, some labelled may not be.
Not in the data: gas prices, relayers' addresses, transfers outside the pool. Address reuse, linked
addresses, gas price and several denominations are therefore assumed, never measured.
One thief, seven weeks, one pool: another hand's habits may differ."""


def main() -> None:
    """Measure, or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", type=Path, default=CASE)
    parser.add_argument("--write", type=Path, help="learn from all days, write the weights here")
    parser.add_argument("--failures", type=int, default=15, help="how many of each kind to list")
    given = parser.parse_args()
    if given.write:
        case = read(given.case)
        weights = learn(case, examples(case))
        given.write.write_bytes(msgspec.json.format(msgspec.json.encode(weights)) + b"\n")
        return
    report(given.case, given.failures)


def report(folder: Path, most: int = 15) -> None:
    """Print how well withdrawers are found, beside the rule; list at most so many failures."""
    case = read(folder)
    rows = examples(case)
    weights = learn(case, rows)
    parts = (
        ("days the model was developed on", withdrawers(case, WEEKS[0], BORDER)),
        ("days opened once", withdrawers(case, BORDER, WEEKS[1])),
        ("all days", withdrawers(case, *WEEKS)),
    )
    for title, names in parts:
        rule(case, names, title)
    for emptied, words in ((1.0, "told that every batch was emptied"), (EMPTIED, "told nothing")):
        found = left_out(case, rows, emptied)
        chances = of_addresses(found)
        for title, names in parts:
            compare(case, chances, names, f"{words}, {title}")
        batch_found(case, found)
        failures(case, chances, parts[2][1], most)
    placebo(case, weights)
    print(CAVEATS)


if __name__ == "__main__":
    main()
