"""What is missing is said of the addresses it is missing for, and only there."""

from pathlib import Path

import pytest

from hueandcry.judge.attribution import attribution_of
from hueandcry.model.exposure import Asked
from hueandcry.model.fact import Gap, GapKind
from hueandcry.run.screen_gaps import LedgerGaps, ledger_gaps, listing_gaps, mixing_gap
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import LEFT_OUT, Pulled, note_pulled
from hueandcry.store.ledger.state import ledger_state
from tests.labelled_parties import said
from tests.trace.replay import Step
from tests.trace.worlds import CHAIN, ledger_of

FLOOR = Gap("sanctions list", GapKind.UNAVAILABLE, "none", needed=True)
GAPS = LedgerGaps((FLOOR,), ("eip155:1",), {"eip155:56": frozenset({"0xa"})}, "case")


def facts(account: str, *chains: str) -> list[tuple[str, bool]]:
    found = GAPS.of_address(Asked("eip155:*", account), chains)
    return [(gap.fact, gap.needed) for gap in found]


def test_an_address_the_ledger_does_not_know() -> None:
    assert facts("0xa") == [("sanctions list", True), ("transfers", True)]


def test_a_chain_without_internal_transfers() -> None:
    assert facts("0xa", "eip155:1") == [("sanctions list", True), ("traces", True)]


def test_a_history_that_was_not_fetched() -> None:
    assert facts("0xa", "eip155:56") == [("sanctions list", True)]
    assert facts("0xb", "eip155:56", "eip155:1") == [
        ("sanctions list", True), ("traces", True), ("history", True),
    ]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "w", [Step("V", "A", 5)])


def test_of_a_ledger_from_files_no_history_is_missed(ledger: Ledger) -> None:
    gaps = ledger_gaps(ledger, ledger_state(ledger), ())
    assert list(gaps.of_address(Asked(CHAIN, "A"), {CHAIN})) == list(gaps.everywhere)


def test_of_a_pulled_ledger_only_what_was_fetched_is_known(ledger: Ledger) -> None:
    for account, method in (("A", "node"), ("V", LEFT_OUT)):
        note_pulled(ledger.database, CHAIN, Pulled(account, 0, 9, "0x", method, True, 1))
    ledger.database.execute("INSERT INTO source (id, format) VALUES (1, 'pulled')")
    gaps = ledger_gaps(ledger, ledger_state(ledger), ())
    missing = {
        account: [gap.fact for gap in gaps.of_address(Asked(CHAIN, account), {CHAIN})
                  if gap.needed]
        for account in "AV"
    }  # fmt: skip
    assert missing == {"A": [], "V": ["history"]}


def test_later_listings_are_named_with_who_says_so() -> None:
    known = said("sanctioned", "N (X; holder listed 2024-01-01)", source="sdn")
    perhaps = said("sanctioned", "M", source="tags", date="2024-02-02")
    found = list(listing_gaps(attribution_of([known, perhaps], "2023-01-01"), "2023-01-01", "it"))
    assert [gap.needed for gap in found] == [False, True]
    assert "it is listed by sdn later than 2023-01-01" in found[0].reason
    assert "tags wrote on 2024-02-02 that it is sanctioned (M)" in found[1].reason
    undated = attribution_of([said("sanctioned", date="")], "2023-01-01")
    assert "it counts on 2023-01-01 too" in next(listing_gaps(undated, "2023-01-01", "it")).reason


def test_only_an_unlabelled_busy_account_leaves_the_risk_open() -> None:
    assert not mixing_gap(labelled=True).needed
    assert mixing_gap(labelled=False).needed
