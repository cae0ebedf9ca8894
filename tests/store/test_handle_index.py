from pathlib import Path

from hueandcry.decode.handle_shape import query_keys, shape_of
from hueandcry.model.rows import HandleRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.handle_index import HandleIndex
from hueandcry.store.snapshot import Snapshot
from tests.handles import index
from tests.values import NOW, TODAY


def names(text: str) -> set[str]:
    found = index().names(query_keys(shape_of(text, lambda _: None)))
    return {f"{row.platform}/{row.name}" for row in found}


def test_an_official_account_is_found_in_any_letter_case() -> None:
    (row,) = index().official("x/uniswap")
    assert (row.entity, row.name, row.source.name) == ("uniswap", "Uniswap", "starter")
    assert index().official("telegram/uniswap") == ()
    (company,) = index().official("linkedin/company/acmewallet")
    assert company.text == "acmewallet"


def test_near_names_are_found_without_a_loop() -> None:
    for written in ("Un1swap", "Uniswaap", "uni_swap", "uniswpa", "realuniswapsupport"):
        assert {"x/Uniswap", "github/Uniswap", "/uniswap"} <= names(written)
    assert names("something") == set()


def test_common_words_and_short_names_are_told_from_coined_ones() -> None:
    (nova,) = index().official("x/0xnovadao")
    assert (nova.ordinary, nova.coined) == (False, False)
    (stargate,) = index().official("x/stargatefinance")
    assert (stargate.core, stargate.coined) == ("stargate", True)


def test_lists_that_name_an_account_as_a_whole() -> None:
    (row,) = index().listed("x/vitalikfake")
    assert (row.entry, row.feed, row.stance) == ("twitter.com/VitalikFake", "list", "block")
    # The list names a post, not the account.
    assert index().listed("x/a") == ()
    assert index().counts() == (8, 3)


def test_a_platform_we_do_not_know_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    builder = SnapshotBuilder(path, None)
    builder.add("starter", [HandleRow("a", "mastodon", "a", TODAY, "x")], (), TODAY)
    builder.finish({"id": "x", "created": NOW, "tool": "test"})
    assert HandleIndex(Snapshot(path)).counts() == (0, 0)
