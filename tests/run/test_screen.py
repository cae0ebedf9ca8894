"""Exposure against an oracle that plays unit by unit; floors, gaps, days; many as one by one."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hueandcry.model.exposure import (
    Asked,
    DirectExposure,
    Exposure,
    IndirectExposure,
    Unattributed,
)
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.rows import LabelRow
from hueandcry.run.screen import Options, Screened, Screener
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.risk_rules import shipped_rules
from hueandcry.store.snapshot import Snapshot
from tests.run.exposures import Told, exposure, units_of
from tests.trace.replay import Step
from tests.trace.worlds import CHAIN, ledger_of
from tests.values import feed_state

LABELS = {"D": "theft", "E": "mixer", "F": "exchange", "G": "sanctioned"}


def snapshot_of(path: Path, labels: Mapping[str, str], rows: Iterable[LabelRow] = ()) -> Snapshot:
    said = [
        LabelRow(CHAIN, account, f"name {account}", "", category, 0.9, "2026-01-01", "x")
        for account, category in labels.items()
    ]
    builder = SnapshotBuilder(path, None)
    count = builder.add("list", [*said, *rows], (), "2026-01-01")
    builder.describe(feed_state("list", "labels", count), {}, 1)
    builder.finish({"id": path.stem, "created": "x", "tool": "test"})
    return Snapshot(path)


def screened(
    ledger: Ledger, snapshot: Snapshot | None, accounts: str, options: Options | None = None,
    floor: tuple[Gap, ...] = (),
) -> list[Screened]:  # fmt: skip
    screener = Screener(ledger, snapshot, shipped_rules().rules, options or Options(), floor)
    return list(screener.screen([Asked(CHAIN, name) for name in accounts]))


def told(found: Exposure) -> Told:
    met: Counter[tuple[str, str, str]] = Counter()
    for row in found.direct:
        met[row.direction, "direct", row.category] += int(row.amount)
    for over in found.indirect:
        met[over.direction, "indirect", over.category] += int(over.amount)
    left: Counter[tuple[str, str]] = Counter()
    for one in found.unattributed:
        left[one.direction, one.reason] += int(one.amount)
    hops: dict[tuple[str, str], int] = {}
    for over in found.indirect:
        hops[over.direction, over.category] = over.hops
    return Told(met, hops, left)


STEPS = st.lists(
    st.builds(
        Step, st.sampled_from([None, *"ABCDEFG"]), st.sampled_from([None, *"ABCDEFG"]),
        st.integers(1, 9), fee=st.just(False),
    ).filter(lambda step: step.source != step.target),
    min_size=1, max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers(2, 5))
def test_exposure_is_that_of_every_single_unit(steps: list[Step], hops: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        ledger = ledger_of(Path(place) / "w", steps)
        snapshot = snapshot_of(Path(place) / "s.sqlite", LABELS)
        units, asked = units_of(steps), "ABCDG"
        for one in screened(ledger, snapshot, asked, Options(hops=hops)):
            account = one.asked.account
            expected = exposure(units, account, LABELS, hops)
            assert told(one.exposure) == expected, account
            _assert_paths_lead(one.exposure, account, steps)
            _assert_all_is_told(one.exposure)
        snapshot.database.close()
        ledger.close()


def _assert_all_is_told(found: Exposure) -> None:
    shares = {"in": 0.0, "out": 0.0}
    rows: list[DirectExposure | IndirectExposure | Unattributed] = [*found.direct]
    rows += [*found.indirect, *found.unattributed]
    for row in rows:
        shares[row.direction] += float(row.share)
    assert all(not share or share == pytest.approx(1) for share in shares.values())


def _assert_paths_lead(found: Exposure, account: str, steps: Sequence[Step]) -> None:
    for row in found.indirect:
        way = [steps[int(name.removeprefix("tx").split(":")[0]) - 1] for name in row.path]
        assert len(way) >= row.hops
        for one, other in pairwise(way):
            assert one.target == other.source
        ends = (way[0].source, way[-1].target)
        assert ends == (
            (row.counterparty, account) if row.direction == "in" else (account, row.counterparty)
        )
        assert LABELS[row.counterparty] == row.category


PEEL = [
    Step("D", "K", 100), Step(None, "K", 100), Step("K", "L", 150), Step("L", "A", 120),
    Step("A", "M", 30), Step("M", "F", 30), Step("A", "E", 10), Step(None, "T", 5),
    Step("T", "U", 5),
]  # fmt: skip


@pytest.fixture
def peel(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "w", PEEL)


def test_a_theft_three_hops_away(peel: Ledger, tmp_path: Path) -> None:
    (found,) = screened(peel, snapshot_of(tmp_path / "s.sqlite", LABELS), "A")
    theft, exchange = found.exposure.indirect
    assert (theft.category, theft.direction, theft.hops, theft.amount) == ("theft", "in", 3, "100")
    assert theft.share == "0.833333333333"
    assert theft.path == ("tx1:0", "tx3:0", "tx4:0")
    assert (theft.counterparty, theft.name, theft.source) == ("D", "name D", "list")
    assert (exchange.category, exchange.direction, exchange.path) == (
        "exchange", "out", ("tx5:0", "tx6:0"),
    )  # fmt: skip
    (mixer,) = found.exposure.direct
    assert (mixer.category, mixer.direction, mixer.amount, mixer.share) == (
        "mixer", "out", "10", "0.25",
    )  # fmt: skip
    assert found.judged.risk == "high"
    assert found.judged.rules == ("theft-indirect-in", "theft-indirect", "mixer-direct-out")


def test_fewer_hops_see_less_and_say_so(peel: Ledger, tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path / "s.sqlite", LABELS)
    (two,) = screened(peel, snapshot, "A", Options(hops=2))
    assert [row.category for row in two.exposure.indirect] == ["exchange"]
    assert ("in", "depth") in told(two.exposure).left
    (one,) = screened(peel, snapshot, "A", Options(hops=1))
    assert (one.exposure.indirect, one.exposure.unattributed) == ((), ())
    assert one.exposure.direct == two.exposure.direct


def test_a_service_ends_the_walk_and_is_not_walked_from(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [Step("D", "F", 9), Step("F", "A", 9)])
    snapshot = snapshot_of(tmp_path / "s.sqlite", LABELS)
    a, f = screened(ledger, snapshot, "AF")
    assert [row.category for row in a.exposure.direct] == ["exchange"]
    assert a.exposure.indirect == ()
    assert a.judged.risk == "none"
    assert f.exposure.indirect == ()
    assert [gap.needed for gap in f.exposure.gaps if gap.fact == "indirect exposure"] == [False]
    assert f.judged.risk == "high"


def test_a_busy_account_nobody_labels_cannot_be_told(tmp_path: Path) -> None:
    steps = [Step("D", "B", 9), *(Step("B", "A", 1) for _ in range(5))]
    ledger = ledger_of(tmp_path / "w", steps)
    snapshot = snapshot_of(tmp_path / "s.sqlite", {})
    b, a = screened(ledger, snapshot, "BA", Options(service_degree=4))
    assert b.judged.risk == "cannot_tell"
    assert told(a.exposure).left == {("in", "service"): 5}
    labelled = snapshot_of(tmp_path / "t.sqlite", LABELS)
    (b,) = screened(ledger, labelled, "B", Options(service_degree=4))
    assert (b.judged.risk, b.exposure.indirect) == ("high", ())


def test_what_the_ledger_does_not_know_is_no_good_news(peel: Ledger, tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path / "s.sqlite", LABELS | {"Q": "scam"})
    unknown, scam, minted = screened(peel, snapshot, "ZQD")
    assert unknown.judged.risk == "cannot_tell"
    assert [gap.fact for gap in unknown.exposure.gaps if gap.needed] == ["transfers"]
    assert scam.judged.risk == "high"
    assert minted.judged.rules[0] == "theft-itself"


def test_an_unmet_floor_is_said_of_every_address(peel: Ledger) -> None:
    missing = Gap("sanctions list", GapKind.UNAVAILABLE, "the snapshot holds none", needed=True)
    (found,) = screened(peel, None, "A", floor=(missing,))
    assert found.judged.risk == "cannot_tell"
    assert missing in found.exposure.gaps


def test_many_together_answer_as_one_by_one(peel: Ledger, tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path / "s.sqlite", LABELS)
    together = screened(peel, snapshot, "AKLMDEFZ")
    assert together == [screened(peel, snapshot, name)[0] for name in "AKLMDEFZ"]


def test_a_walk_too_large_does_not_take_the_others_with_it(
    peel: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = snapshot_of(tmp_path / "s.sqlite", LABELS)
    whole = screened(peel, snapshot, "AU")
    monkeypatch.setattr("hueandcry.trace.follow.MAX_EDGES", 1)
    large, small = screened(peel, snapshot, "AU")
    assert "steps lead to it" in large.exposure.gaps[-1].reason
    assert large.exposure.gaps[-1].needed
    assert large.exposure.direct == whole[0].exposure.direct
    assert small == whole[1]


SINCE = LabelRow(CHAIN, "S", "OFAC SDN: N (CYBER2; holder listed 2022-08-08)", "n", "sanctioned",
                 1.0, "2026-01-01", "x")  # fmt: skip


def test_a_later_listing_does_not_count_and_is_said(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [Step("S", "A", 9)])
    snapshot = snapshot_of(tmp_path / "s.sqlite", {}, [SINCE])
    before, s = screened(ledger, snapshot, "AS", Options(as_of="2022-08-07"))
    assert (before.judged.risk, before.exposure.direct) == ("none", ())
    assert any("S is listed by list later than 2022-08-07" in gap.reason
               for gap in before.exposure.gaps)  # fmt: skip
    assert s.judged.risk == "none"
    assert any("it is listed by list later" in gap.reason for gap in s.exposure.gaps)
    after, s = screened(ledger, snapshot, "AS", Options(as_of="2022-08-08"))
    assert (after.judged.risk, s.judged.risk) == ("severe", "severe")
    assert screened(ledger, snapshot, "A")[0].judged.risk == "severe"


def test_a_listing_whose_day_is_not_known_leaves_the_day_open(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [Step("S", "A", 9)])
    row = LabelRow(CHAIN, "S", "listed", "n", "sanctioned", 1.0, "2024-02-26", "x")
    snapshot = snapshot_of(tmp_path / "s.sqlite", {}, [row])
    (found,) = screened(ledger, snapshot, "A", Options(as_of="2023-01-01"))
    assert found.judged.risk == "cannot_tell"


def test_the_key_changes_with_all_an_answer_rests_on(peel: Ledger, tmp_path: Path) -> None:
    rules = shipped_rules().rules
    one, two = (snapshot_of(tmp_path / f"{name}.sqlite", {}) for name in "st")
    keys = {
        Screener(peel, one, rules, Options()).key,
        Screener(peel, two, rules, Options()).key,
        Screener(peel, one, rules[1:], Options()).key,
        Screener(peel, one, rules, Options(hops=2)).key,
        Screener(peel, one, rules, Options(as_of="2020-01-01")).key,
    }
    assert len(keys) == 5
    assert Screener(peel, one, rules, Options()).key in keys
