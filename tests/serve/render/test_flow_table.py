"""The table on a terminal."""

from msgspec.structs import replace

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import OpeningDifference
from hueandcry.run.holders import ORDER
from hueandcry.serve.render.flow_table import MEANING, table_lines
from tests.crossed_flows import FAR, FAR_COIN, SHOP, crossed_theft
from tests.flows import Sketch, hostile_flow, label, small_theft


def test_says_who_holds_how_much_asset_by_asset() -> None:
    lines = list(table_lines(small_theft()))
    assert lines[0] == "0xthief: 3 payments in, 5 steps; the money went to"
    assert lines[1] == "as of eip155:1 block 18,100,000"
    assert lines[3] == "eip155:1/0xCoin: 5"
    assert lines[7] == "eip155:1/native: 136"
    assert lines[8].split("  [")[0].split() == [
        "36.76%", "50", "0xExchange", "at", "a", "service,", "last", "2023-11-17"
    ]  # fmt: skip
    assert lines[-1] == "not known: traces (no internal transfers)"


def test_shows_what_every_source_says() -> None:
    text = "\n".join(table_lines(small_theft()))
    assert "[Kraken (exchange, list) | Coinbase (exchange, other)]" in text
    assert "[likely a service]" in text


def test_fees_come_last_and_together() -> None:
    line = next(line for line in table_lines(small_theft()) if "fees" in line)
    assert line.split() == ["4.41%", "6", "transaction", "fees"]


def test_a_backward_trace_says_came_from() -> None:
    sketch = Sketch("backward")
    line = sketch.line("asked")
    sketch.rest(sketch.seed(line, 5, "tx"), line, (0, 5), "minted")
    first, *_, last = table_lines(sketch.flow("asked"))
    assert first.endswith("the money came from")
    assert last.endswith("newly made")


def test_many_accounts_are_cut_and_counted() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    seed = sketch.seed(line, 300, "tx")
    for at in range(30):
        place = sketch.line(f"a{at}", decimals=None)
        sketch.rest(seed, place, (at * 10, at * 10 + 10), "held", (label("x"),))
    lines = list(table_lines(sketch.flow()))
    assert sum("still there" in line for line in lines) == 25
    assert lines[-1].split() == ["50", "5", "more", "accounts", "(--out", "DIR)"]


def test_openings_that_would_change_the_answer_are_said() -> None:
    flow = small_theft()
    one = OpeningDifference(flow.seeds[0].line, "held", "30" + "0" * 18, "10" + "0" * 18)
    text = "\n".join(table_lines(replace(flow, differs_if_openings_come_first=(one,))))
    assert "opening: if money the ledger did not see coming in had been there" in text
    assert "  0xThief still there: late 30 | head 10" in text


def test_no_line_obeys_what_comes_from_outside() -> None:
    flow = replace(hostile_flow(), gaps=(Gap("\x1b[2J", GapKind.UNAVAILABLE, "\u202e"),))
    assert all(line.isprintable() for line in table_lines(flow))


def test_every_reason_has_its_words() -> None:
    assert set(ORDER) == set(MEANING)


def test_what_was_changed_is_told_with_how_and_how_surely() -> None:
    lines = list(table_lines(crossed_theft()))
    kraken = next(line for line in lines if "Kraken" in line)
    assert kraken.split()[:2] == ["25.03%", "50,000"]
    assert f"in {FAR}/{FAR_COIN}, by swap, bridge:celer (95%)" in kraken
    untraced = next(line for line in lines if "hides who pays whom" in line)
    assert " in eip155:1" not in untraced


def test_leads_come_last_and_are_called_no_evidence() -> None:
    lines = list(table_lines(crossed_theft()))
    at = next(at for at, line in enumerate(lines) if line.startswith("leads (no evidence): 20 of"))
    assert "chance  60.0% 20 of eip155:1/native" in lines[at + 1]
    assert "behind tornado" in lines[at + 2]
    assert not any(SHOP in line for line in lines[:at])
    assert not any("leads" in line for line in table_lines(small_theft()))


def test_fees_in_several_coins_are_told_apart() -> None:
    sketch = Sketch()
    line, gas = sketch.line("thief"), sketch.line("thief", "gas")
    seed = sketch.seed(line, 10, "tx")
    sketch.rest(seed, line, (0, 4), "fee")
    sketch.rest(seed, gas, (4, 10), "fee")
    fees = [line for line in table_lines(sketch.flow()) if "fees" in line]
    assert [line.split()[0] for line in fees] == ["60.00%", "40.00%"]
    assert fees[0].endswith("transaction fees, in eip155:1/gas")
