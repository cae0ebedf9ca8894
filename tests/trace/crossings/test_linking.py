"""Linking: by identifier, by record, both directions, and its laws."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hueandcry.model.bridge import BridgeMessage, BridgeTerms, Linking
from hueandcry.trace.crossings.linking import ALIKE, IDENTIFIER, IDENTIFIER_ALONE, RECORD, link
from hueandcry.trace.crossings.tokens import Tokens
from tests.trace.crossings.bridging import (
    ALICE,
    BOB,
    COIN,
    HERE,
    THERE,
    TOKENS,
    TWIN,
    came,
    linked,
    pairs,
    reasons,
    sent,
)


def sure(found: Linking) -> list[tuple[str, float]]:
    return [(one.method, one.confidence) for one in found.links]


def test_one_deposit_and_its_release_link_by_the_record() -> None:
    assert sure(linked(sent("d"), came("r"))) == [("record", RECORD)]


def test_identifiers_link_what_the_record_cannot_tell_apart() -> None:
    found = linked(sent("d", 0, identifier="7"), sent("e", 1, identifier="8"),
                   came("r", 50, identifier="8"), came("s", 60, identifier="7"))  # fmt: skip
    assert pairs(found) == {("d", "s"), ("e", "r")}
    assert sure(found) == [("identifier", IDENTIFIER)] * 2


def test_an_identifier_links_years_later() -> None:
    found = linked(sent("d", 0, identifier="7"), came("r", 10**8, identifier="7"))
    assert pairs(found) == {("d", "r")}


def test_an_identifier_with_other_facts_links_nothing_not_even_by_record() -> None:
    found = linked(sent("d", identifier="7"), sent("e", amount=50, identifier="8"),
                   came("r", amount=50, identifier="7"))  # fmt: skip
    assert not found.links
    assert reasons(found)["r"] == "differs"


def test_less_than_a_record_links_by_its_identifier_with_less_confidence() -> None:
    found = linked(sent("d", asset="0x99", identifier="7"), came("r", identifier="7", asset="0x98"))
    assert sure(found) == [("identifier", IDENTIFIER_ALONE)]


def test_of_several_that_an_identifier_alone_fits_the_first_is_taken_with_doubt() -> None:
    found = linked(sent("d", identifier="7", receiver=""), sent("e", identifier="7", receiver=""),
                   came("r", identifier="7"))  # fmt: skip
    assert sure(found) == [("identifier", ALIKE)]


def test_one_identifier_twice_without_times_stays_undecided() -> None:
    found = linked(sent("d", None, identifier="7"), sent("e", None, identifier="7"),
                   came("r", None, identifier="7"), came("s", None, identifier="7"))  # fmt: skip
    assert set(reasons(found).values()) == {"alike"}


def test_a_release_with_an_identifier_may_have_paid_a_deposit_without() -> None:
    assert sure(linked(sent("d"), came("r", identifier="7"))) == [("record", RECORD)]
    assert sure(linked(sent("d", identifier="7"), came("r"))) == [("record", RECORD)]


def test_two_alike_link_in_order_with_less_confidence() -> None:
    found = linked(sent("d", 0), sent("e", 10), came("r", 50), came("s", 60))
    assert pairs(found) == {("d", "r"), ("e", "s")}
    assert sure(found) == [("record", ALIKE)] * 2


def test_two_releases_of_one_deposit_link_once() -> None:
    found = linked(sent("d"), came("r", 100), came("s", 200))
    assert pairs(found) == {("d", "r")}
    assert [one.message.tx for one in found.forged] == ["s"]


def test_a_release_before_its_deposit_is_said() -> None:
    assert reasons(linked(sent("d", 1_000), came("r", 10)))["r"] == "before its deposit"


def test_the_clocks_may_differ_by_the_tolerance() -> None:
    assert pairs(linked(sent("d", 100), came("r", 40)))
    assert not pairs(linked(sent("d", 100), came("r", 39)))


def test_a_fee_within_the_bound_links_and_beyond_does_not() -> None:
    terms = BridgeTerms(fee_ppm=30_000)
    assert pairs(linked(sent("d"), came("r", amount=97), terms=terms))
    assert not pairs(linked(sent("d"), came("r", amount=96), terms=terms))
    assert not pairs(linked(sent("d"), came("r", amount=101), terms=terms))


def test_the_closest_amount_goes_first() -> None:
    terms = BridgeTerms(fee_ppm=100_000)
    found = linked(sent("d", 0, 105), sent("e", 1, 100), came("r", 50, 99), came("s", 60, 104),
                   terms=terms)  # fmt: skip
    assert pairs(found) == {("e", "r"), ("d", "s")}


def test_another_destination_is_another_record() -> None:
    assert not linked(sent("d", to="eip155:3"), came("r")).links


def test_both_directions_at_once() -> None:
    back = replace(came("x", 0), side="deposit", counterpart=HERE, receiver=BOB)
    home = replace(sent("y", 50), side="release", counterpart=THERE, receiver=BOB)
    found = linked(sent("d"), came("r"), back, home)
    assert pairs(found) == {("d", "r"), ("x", "y")}


def test_bridges_do_not_pay_each_others_deposits() -> None:
    assert not linked(sent("d"), replace(came("r"), bridge="other")).links


def test_nothing_links_nothing() -> None:
    assert linked() == Linking((), ())


AMOUNTS = st.sampled_from([1, 2, 100])
TIMES = st.none() | st.integers(0, 300)
NAMES = st.sampled_from(["", "7", "8"])
MESSAGES = st.lists(
    st.builds(
        lambda side, time, amount, who, name, known, told: (
            sent("t", time, amount, who, name, asset=COIN if known else "0x99",
                 to=THERE if told else "")
            if side else
            came("t", time, amount, who, name, asset=TWIN if known else "0x99",
                 source=HERE if told else "")
        ),
        st.booleans(), TIMES, AMOUNTS | st.none(), st.sampled_from([ALICE, BOB, ""]), NAMES,
        st.booleans(), st.booleans(),
    ),
    max_size=16,
).map(lambda found: [replace(one, tx=f"t{n}") for n, one in enumerate(found)])  # fmt: skip
TERMS = st.builds(
    BridgeTerms, fee_ppm=st.sampled_from([0, 500_000]), swaps=st.booleans(),
    latest=st.sampled_from([50, 10_000]),
)  # fmt: skip


@given(MESSAGES, TERMS)
def test_every_message_is_in_one_link_or_unlinked_once(
    messages: list[BridgeMessage], terms: BridgeTerms
) -> None:
    found = link(messages, {"b": terms}, TOKENS)
    told = [one.deposit.tx for one in found.links] + [one.release.tx for one in found.links]
    told += [one.message.tx for one in found.unlinked]
    assert sorted(told) == sorted(one.tx for one in messages)


@given(MESSAGES, TERMS)
def test_a_link_contradicts_nothing_that_both_sides_tell(
    messages: list[BridgeMessage], terms: BridgeTerms
) -> None:
    for one in link(messages, {"b": terms}, TOKENS).links:
        deposit, release = one.deposit, one.release
        assert (deposit.side, release.side) == ("deposit", "release")
        assert deposit.receiver == release.receiver or "" in {deposit.receiver, release.receiver}
        assert deposit.identifier == release.identifier or one.method == "record"
        assert "" in {deposit.identifier, release.identifier} or one.method == "identifier"
        if deposit.time is not None and release.time is not None:
            assert release.time + terms.tolerance >= deposit.time
        if one.method == "record":
            assert (deposit.asset, release.asset, deposit.counterpart) == (COIN, TWIN, THERE)
            assert (release.amount or 0) <= (deposit.amount or 0)


@given(MESSAGES.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_messages_of_different_times_does_not_matter(
    both: tuple[list[BridgeMessage], list[BridgeMessage]],
) -> None:
    # Equal times are equal claims; tell them apart, and drop what is not told.
    first, second = both
    clock = {one.tx: n * 7 % 301 for n, one in enumerate(first)}
    here = [replace(one, time=clock[one.tx]) for one in first if not one.identifier]
    there = [replace(one, time=clock[one.tx]) for one in second if not one.identifier]
    assert pairs(link(here, {}, TOKENS)) == pairs(link(there, {}, TOKENS))


def test_fifty_thousand_hostile_alike_messages_are_linked() -> None:
    messages = [sent(f"d{n}", n) for n in range(25_000)] + [
        came(f"r{n}", 30_000 + n) for n in range(25_000)
    ]
    found = link(messages, {}, TOKENS)
    assert len(found.links) == 25_000
    assert len(link(messages, {}, Tokens([])).unlinked) == 50_000
