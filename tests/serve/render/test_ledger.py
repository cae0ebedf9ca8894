"""What `hue ledger info` says of sources, pulled accounts and rows kept apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hueandcry.run.bring import bring
from hueandcry.serve.render.ledger import info_lines, rejected_lines
from hueandcry.store.ledger.generic import mapping_of
from hueandcry.store.ledger.importing import Wanted
from hueandcry.store.ledger.ledger import Ledger, opened

WANTED = Wanted("test:chain", mapping_of("block=b,from=f,to=t,amount=a", "coin", 0))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "moves\u202e.csv"
    bad = "\n".join(f"{number},V,H,x{number}" for number in range(2, 250))
    path.write_text(f"b,f,t,a\n1,V,H,10\n{bad}\n")
    bring(tmp_path, "w", [path], WANTED, "2026-11-24T12:00:00+00:00")
    with opened(tmp_path, "w", write=False) as open_:
        yield open_


def test_sources_and_what_is_not_known_are_told(ledger: Ledger) -> None:
    text = "\n".join(info_lines(ledger))
    assert "1 transfers of 2 accounts on 2 lines" in text
    assert "test:chain: up to block 1" in text
    assert "249 rows (1 new, 0 known, 248 kept apart), 2026-11-24, sha256 " in text
    assert "not known: rows (248 rows were kept apart" in text
    assert "\u202e" not in text


def test_rows_kept_apart_are_shown_up_to_a_screenful(ledger: Ledger) -> None:
    lines = list(rejected_lines(ledger))
    assert len(lines) == 201
    assert " row 2: the amount x2 is no " in lines[0]
    assert lines[-1] == "and 48 more"
