"""The lines of many accounts at once, on any chain, outpoints with their owner."""

from pathlib import Path

import pytest

from hueandcry.model.transfer import PHASE_TOKEN, Transfer
from hueandcry.store.ledger.exposure import asset_facts, held_by, lines_listed
from hueandcry.store.ledger.ledger import Ledger
from tests.trace.worlds import add

ONE, TWO = "0x" + "ab" * 20, "0x" + "cd" * 20
TOKEN = "0x" + "ef" * 20


def moved(chain: str, number: int, asset: str) -> Transfer:
    return Transfer(
        chain, f"{chain}-{number}", number, 0, 1_000 + number, PHASE_TOKEN, (0,), ONE, TWO, asset,
        100, 6,
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(made, [moved("eip155:1", 1, TOKEN), moved("eip155:56", 2, TOKEN), moved("test:x", 3, "c")])
    return made


def chains(ledger: Ledger, *asked: tuple[str, str]) -> list[tuple[int, str]]:
    held, assets = held_by(ledger.database, asked), asset_facts(ledger.database)
    return [
        (at, assets[asset].chain)
        for at, asset in zip(held.asked.tolist(), held.asset.tolist(), strict=True)
    ]


def test_an_account_of_any_chain_is_found_on_all_of_ethereums_kind(ledger: Ledger) -> None:
    asked = (("eip155:*", ONE), ("eip155:56", TWO), ("test:x", ONE), ("eip155:1", "0x" + "0" * 40))
    assert sorted(chains(ledger, *asked)) == [
        (0, "eip155:1"), (0, "eip155:56"), (1, "eip155:56"), (2, "test:x"),
    ]  # fmt: skip


def test_asked_twice_is_answered_twice_and_nothing_is_nothing(ledger: Ledger) -> None:
    assert chains(ledger, ("test:x", ONE), ("test:x", ONE)) == [(0, "test:x"), (1, "test:x")]
    assert chains(ledger) == []


def test_a_name_with_a_line_break_shifts_nobody(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="line break"):
        held_by(ledger.database, [("test:x", "a\nb"), ("test:x", ONE)])


def test_assets_are_named_as_a_flow_names_them(ledger: Ledger) -> None:
    keys = {facts.key for facts in asset_facts(ledger.database).values()}
    assert "test:x/c" in keys
    assert any(key.startswith("eip155:1/0x") and key.lower().endswith(TOKEN) for key in keys)


def test_listed_accounts_that_the_ledger_knows(ledger: Ledger) -> None:
    text = "\n".join(("0x0", ONE, TWO))
    found = lines_listed(ledger.database, "eip155:56", text)
    assert sorted(found) == [ONE, TWO]
    held = held_by(ledger.database, [("eip155:56", ONE)])
    assert found[ONE] == held.line.tolist()
    assert lines_listed(ledger.database, "eip155:56", "") == {}
