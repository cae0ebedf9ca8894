"""Lines, transfers and accounts of a warehouse by their names."""

from collections.abc import Iterator

import pytest

from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.naming import EngineNames
from hueandcry.store.engines.source import EngineSource
from tests.store.engines.laying import CHAIN, LOGGED, TOKEN, lay, never, put, token_rows

A = "0xab5801a7d398351b8be11c439e05c5b3259aec9b"
SHOWN = "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B"
B = f"0x{0xB2:040x}"
NOBODY = "0x" + "0" * 40


@pytest.fixture
def names() -> Iterator[EngineNames]:
    engine = DuckDBEngine(":memory:")
    put(engine, "token_transfers", LOGGED, token_rows((A, B, 5), (B, NOBODY, 3)))
    lay(engine, "token_transfers")
    yield EngineNames(EngineSource(engine, "hue", never))
    engine.close()


@pytest.mark.parametrize("text", [A, SHOWN, "0x" + A[2:].upper()])
def test_an_account_has_its_lines_by_any_spelling(names: EngineNames, text: str) -> None:
    [line] = names.lines_of_account(text)
    assert (line.account, line.name.account, line.name.chain) == (A, SHOWN, CHAIN)
    assert (line.name.asset.lower(), line.decimals, line.grain) == (TOKEN, None, 1)
    assert names.lines([line.number]) == {line.number: line}


def test_what_is_not_there_has_no_lines(names: EngineNames) -> None:
    assert names.lines_of_account("0x" + "9" * 40) == []
    assert names.lines([]) == {}
    assert names.lines_named(["o'brien\\"]) == []


def test_accounts_of_a_chain_have_their_lines(names: EngineNames) -> None:
    found = names.lines_of_accounts(CHAIN, [A, B, "0x" + "9" * 40])
    assert sorted(found.values()) == sorted([A, B])
    assert names.lines_of_accounts("eip155:56", [A]) == {}


def test_a_transaction_has_what_it_moved_to_somebody(names: EngineNames) -> None:
    [(transfer, line)] = names.credits_of_transaction("0X" + f"{1:064x}")
    assert names.lines([line])[line].account == B
    assert names.transfers([transfer])[transfer].tx == f"0x{1:064x}"
    # What went to nobody is no credit.
    assert names.credits_of_transaction(f"0x{2:064x}") == []


def test_a_transfer_s_number_tells_the_order_of_the_chain(names: EngineNames) -> None:
    [(first, _)] = names.credits_of_transaction(f"0x{1:064x}")
    facts = names.transfers([first])[first]
    assert (facts.height, facts.phase, facts.index, facts.time) == (1, 2, 0, 1_704_067_200)
    assert first == 2**55 + 2**22 + 1


def test_chains_are_told_with_their_heads(names: EngineNames) -> None:
    assert names.chains() == [(CHAIN, "block", 2)]
    assert names.has_ethereum()
