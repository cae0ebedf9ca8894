"""Pairing within a group, held against a plain replay that looks at every deposit."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.bridge import BridgeTerms
from hueandcry.trace.crossings.pairing import Entry, Pair, most, pair

TERMS = st.builds(
    BridgeTerms, fee_ppm=st.sampled_from([0, 1, 100_000, 999_999]),
    earliest=st.integers(0, 5), latest=st.integers(5, 30), tolerance=st.integers(0, 2),
)  # fmt: skip


def entries(first: int, flat: int = 0) -> st.SearchStrategy[list[Entry]]:
    rows = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 40)), max_size=12)
    return rows.map(lambda found: [
        Entry(first + n, amount, time, None, flat) for n, (amount, time) in enumerate(found)
    ])  # fmt: skip


def fits(deposit: Entry, release: Entry, terms: BridgeTerms, flat: int) -> bool:
    low = deposit.amount - deposit.amount * terms.fee_ppm // 1_000_000 - flat
    wait = (release.time or 0) - (deposit.time or 0)
    within = terms.earliest - terms.tolerance <= wait <= terms.latest + terms.tolerance
    return low <= release.amount <= deposit.amount and within


def replayed(
    deposits: list[Entry], releases: list[Entry], terms: BridgeTerms, flat: int
) -> set[tuple[int, int]]:
    """Give each release, in time, the smallest deposit that fits, of those the earliest."""
    left, made = list(deposits), set()
    for release in sorted(releases, key=lambda one: (one.time or 0, one)):
        fitting = [one for one in left if fits(one, release, terms, flat)]
        if fitting:
            first = min(fitting, key=lambda one: (one.amount, one.time or 0, one))
            left.remove(first)
            made.add((first.at, release.at))
    return made


@given(entries(0, 1), entries(100), TERMS)
def test_the_sweep_gives_what_the_replay_gives(
    deposits: list[Entry], releases: list[Entry], terms: BridgeTerms
) -> None:
    found = pair(deposits, releases, terms)
    flat = 1 if deposits else 0
    assert {(one.deposit, one.release) for one in found.pairs} == replayed(
        deposits, releases, terms, flat
    )
    assert not found.groups


@given(st.integers(0, 10**30), st.integers(0, 999_999), st.integers(0, 10**6))
def test_most_is_the_largest_amount_that_may_arrive_as_this(
    release: int, ppm: int, flat: int
) -> None:
    terms = BridgeTerms(fee_ppm=ppm)
    top = most(release, terms, flat)
    assert top - top * ppm // 1_000_000 - flat <= release
    assert (top + 1) - (top + 1) * ppm // 1_000_000 - flat > release


@given(st.data(), TERMS)
def test_nobody_is_paired_twice_whatever_is_not_told(
    data: st.DataObject, terms: BridgeTerms
) -> None:
    def some(first: int) -> list[Entry]:
        rows = st.lists(
            st.tuples(st.integers(1, 4), st.none() | st.integers(0, 20),
                      st.none() | st.tuples(st.integers(0, 9), st.just(0))), max_size=10,
        )  # fmt: skip
        return [Entry(first + n, *row) for n, row in enumerate(data.draw(rows))]

    deposits, releases = some(0), some(100)
    found = pair(deposits, releases, terms)
    ours = [one.deposit for one in found.pairs] + [n for left, _ in found.groups for n in left]
    theirs = [one.release for one in found.pairs] + [n for _, right in found.groups for n in right]
    assert len(ours) == len(set(ours))
    assert len(theirs) == len(set(theirs))
    by = {one.at: one for one in (*deposits, *releases)}
    for one in found.pairs:
        deposit, release = by[one.deposit], by[one.release]
        assert deposit.amount >= release.amount
        if deposit.time is not None and release.time is not None:
            assert fits(deposit, release, terms, 0)


def test_what_a_choice_left_over_is_as_doubtful() -> None:
    deposits = [Entry(0, 5, 1, None), Entry(1, 5, 2, None)]
    releases = [Entry(10, 5, 10, None), Entry(11, 5, 20, None)]
    found = pair(deposits, releases, BridgeTerms())
    assert found.pairs == [Pair(0, 10, True), Pair(1, 11, True)]


def test_a_second_release_throws_doubt_on_the_first() -> None:
    found = pair([Entry(0, 5, 1, None)], [Entry(10, 5, 10, None), Entry(11, 5, 20, None)],
                 BridgeTerms())  # fmt: skip
    assert found.pairs == [Pair(0, 10, True)]


def test_without_times_alike_ones_are_a_group() -> None:
    found = pair([Entry(0, 5, None, None), Entry(1, 5, None, None)],
                 [Entry(10, 5, 1, None), Entry(11, 5, 2, None)], BridgeTerms())  # fmt: skip
    assert (found.pairs, found.groups) == ([], [([0, 1], [10, 11])])


def test_without_times_blocks_tell_an_order() -> None:
    found = pair([Entry(0, 5, None, (9, 0)), Entry(1, 5, None, (8, 0))],
                 [Entry(10, 5, 1, None), Entry(11, 5, 2, None)], BridgeTerms())  # fmt: skip
    assert found.pairs == [Pair(1, 10, True), Pair(0, 11, True)]


def test_without_times_a_single_fit_is_enough() -> None:
    found = pair([Entry(0, 5, None, None), Entry(1, 6, None, None)],
                 [Entry(11, 6, None, None), Entry(10, 5, None, None)], BridgeTerms())  # fmt: skip
    assert set(found.pairs) == {Pair(0, 10, False), Pair(1, 11, False)}


def test_without_times_overlapping_fees_are_not_cut_by_force() -> None:
    terms = BridgeTerms(fee_ppm=100_000)
    found = pair([Entry(0, 100, None, None), Entry(1, 105, None, None), Entry(2, 200, None, None)],
                 [Entry(10, 97, None, None), Entry(11, 104, None, None),
                  Entry(12, 199, None, None)], terms)  # fmt: skip
    assert found.pairs == [Pair(2, 12, False)]
    assert found.groups == [([0, 1], [10, 11])]


def test_an_order_does_not_tell_releases_apart_that_fit_different_deposits() -> None:
    terms = BridgeTerms(fee_ppm=100_000)
    found = pair([Entry(0, 100, None, (1, 0)), Entry(1, 105, None, (2, 0))],
                 [Entry(10, 97, None, (5, 0)), Entry(11, 104, None, (6, 0))], terms)  # fmt: skip
    assert (found.pairs, len(found.groups)) == ([], 1)


def test_times_that_contradict_each_other_are_not_paired_beside_untimed_ones() -> None:
    found = pair([Entry(0, 5, 9, None), Entry(1, 6, None, None)], [Entry(10, 5, 1, None)],
                 BridgeTerms(tolerance=0))  # fmt: skip
    assert (found.pairs, found.groups) == ([], [])
