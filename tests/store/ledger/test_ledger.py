"""A ledger grows without moving what was laid, and opens whatever happened to it."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.ledger.checking import check_lines
from hueandcry.store.ledger.ledger import Ledger, Manifest, ledger_folder, ledger_names, opened
from hueandcry.store.ledger.touched import remove_transfers, touch
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS
from tests.trace.worlds import add, credit_intervals, line_numbers, transfers

FIRST = [Step("V", "H", 100), Step("H", "K", 60)]
LATER = [Step("H", "X", 30), Step("K", "H", 5)]


def named_intervals(ledger: Ledger, steps: Sequence[Step]) -> dict[int, tuple[str, int, int]]:
    """Return each step's credit by its account: lines are numbered as they come."""
    names = {line: name for name, line in line_numbers(ledger).items()}
    found = credit_intervals(ledger, steps)
    return {step: (names[line], lo, hi) for step, (line, lo, hi) in found.items()}


def segments(ledger: Ledger) -> list[tuple[int, int]]:
    return [(part.first, part.count) for part in ledger.manifest.segments]


@settings(max_examples=25)
@given(STEPS, st.data())
def test_laying_in_parts_equals_laying_at_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(steps)))
    root = tmp_path_factory.mktemp("w")
    whole, parts = Ledger(root / "whole", write=True), Ledger(root / "parts", write=True)
    add(whole, transfers(steps))
    add(parts, transfers(steps[:cut]))
    add(parts, transfers(steps[cut:], first=cut + 1))
    assert named_intervals(parts, steps) == named_intervals(whole, steps)
    assert check_lines(parts).faults == check_lines(whole).faults == ()
    whole.close()
    parts.close()


def test_later_rows_are_a_segment_of_their_own(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FIRST))
    before = credit_intervals(ledger, FIRST)
    add(ledger, transfers(LATER, first=10))
    assert segments(ledger) == [(0, 2), (2, 2)]
    after = credit_intervals(ledger, [*FIRST, *LATER])
    assert before.items() <= after.items()
    assert check_lines(ledger).faults == ()


def test_rows_from_before_lay_everything_anew(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(LATER, first=10))
    add(ledger, transfers(FIRST, first=1))
    assert segments(ledger) == [(0, 4)]
    assert check_lines(ledger).faults == ()


def test_many_small_appends_are_laid_as_one_at_last(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    for number in range(1, 15):
        add(ledger, transfers([Step("V", "H", 1)], first=number))
    assert len(segments(ledger)) < 12
    assert sum(count for _, count in segments(ledger)) == 14
    assert check_lines(ledger).faults == ()


def test_rows_that_were_removed_leave_no_hole(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers([*FIRST, *LATER]))
    remove_transfers(ledger.database, "tx = 'tx2'")
    ledger.lay_lines()
    assert segments(ledger) == [(0, 3)]
    assert check_lines(ledger).faults == ()


def test_a_folder_left_half_written_is_no_part_of_it(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FIRST))
    half = tmp_path / "w/segments/000002"
    half.mkdir()
    (half / "out.npy").write_bytes(b"cut")
    add(ledger, transfers(LATER, first=10))
    assert check_lines(ledger).faults == ()


def test_an_asset_beyond_what_is_exact_is_left_out_with_all_its_rows(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers([Step("V", "H", 4 * 10**36), Step("V", "H", 4 * 10**36)]))
    assert check_lines(ledger).postings == 4
    add(ledger, transfers([Step("V", "H", 4 * 10**36)], first=10))
    assert check_lines(ledger).postings == 0
    assert ledger.database.execute("SELECT left_out IS NOT NULL FROM asset").fetchall() == [(True,)]


@pytest.mark.parametrize("name", ["", "../w", "a b", ".hidden", "x" * 65])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadRequest, match="no name for a ledger"):
        ledger_folder(tmp_path, name)


def test_a_ledger_that_is_not_there_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(BadRequest, match="there is no ledger w"),
        opened(tmp_path, "w", write=False),
    ):
        pass
    assert ledger_names(tmp_path) == []


def test_a_newer_format_is_refused_and_an_older_one_laid_anew(tmp_path: Path) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        add(ledger, transfers(FIRST))
        manifest = ledger.manifest
    path = tmp_path / "ledgers/w/lines.json"
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(manifest, format=99)))
    with pytest.raises(Corrupt, match="newer format"), opened(tmp_path, "w", write=False):
        pass
    path.write_bytes(msgspec.json.encode(Manifest(0, manifest.segments, 1)))
    with pytest.raises(Corrupt, match="--repair"), opened(tmp_path, "w", write=False):
        pass
    with opened(tmp_path, "w", write=True) as ledger:
        ledger.lay_lines()
        assert check_lines(ledger).faults == ()


def test_tables_of_another_format_are_refused(tmp_path: Path) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        ledger.database.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(Corrupt, match="format 99"), opened(tmp_path, "w", write=False):
        pass


@pytest.mark.parametrize("content", [b"{", b"", b"[]"])
def test_a_damaged_manifest_says_how_to_repair_it(tmp_path: Path, content: bytes) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        add(ledger, transfers(FIRST))
    (tmp_path / "ledgers/w/lines.json").write_bytes(content)
    with (
        pytest.raises(Corrupt, match="hue ledger verify w --repair"),
        opened(tmp_path, "w", write=False),
    ):
        pass
    with opened(tmp_path, "w", write=True) as ledger:
        assert ledger.lay_lines(anew=True) == 2
        assert check_lines(ledger).faults == ()


def test_arrays_that_are_cut_say_how_to_repair_them(tmp_path: Path) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        add(ledger, transfers(FIRST))
    path = tmp_path / "ledgers/w/segments/000001/out.npy"
    path.write_bytes(path.read_bytes()[:-20])
    with opened(tmp_path, "w", write=False) as ledger, pytest.raises(Corrupt, match="--repair"):
        ledger.lines()


def test_a_file_that_is_no_database_is_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "ledgers/w"
    folder.mkdir(parents=True)
    (folder / "ledger.duckdb").write_bytes(b"nothing of ours" * 1000)
    with pytest.raises(Corrupt, match="cannot be opened"), opened(tmp_path, "w", write=False):
        pass


def test_a_changed_record_is_found_by_verifying(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers([*FIRST, *LATER]))
    records = np.load(tmp_path / "w/segments/000001/in.npy", mmap_mode="r+")
    records["start_lo"][1] += 1
    records.flush()
    [fault] = check_lines(ledger).faults
    assert "stand elsewhere than its transfers say" in fault


def test_numbers_taken_again_after_a_removal_leave_no_stale_line(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers([*FIRST, *LATER]))
    remove_transfers(ledger.database, "tx = 'tx4'")
    add(ledger, transfers([Step("H", "Z", 7)], first=9))
    assert check_lines(ledger).faults == ()
    assert segments(ledger) == [(0, 4)]


def test_lines_that_are_not_of_its_transfers_are_not_traced(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FIRST))
    ledger.require_laid()
    touch(ledger.database)
    with pytest.raises(BadRequest, match="did not end"):
        ledger.require_laid()
    ledger.lay_lines()
    ledger.require_laid()
