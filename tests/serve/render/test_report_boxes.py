"""Words beside boxes."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.run.folding import ROLES, Box, fold
from hueandcry.serve.render.report_boxes import detail_of, fitted, label_lines, name_of, role_words
from tests.flows import NOON, small_theft


def test_a_text_is_cut_to_its_room() -> None:
    assert fitted("Kraken", 100, 14) == "Kraken"
    cut = fitted("An exchange with a long name", 100, 14)
    assert cut.endswith("…")
    assert cut[:-1] in "An exchange with a long name"
    assert len(fitted("交易所" * 9, 100, 14)) < 8


@given(st.text(), st.integers(20, 300))
def test_what_is_cut_is_a_beginning(text: str, room: int) -> None:
    cut = fitted(text, room, 14)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_every_role_has_words() -> None:
    for role in ROLES:
        assert name_of(Box(role, "", 1, 1))
        assert role_words(role)


def test_a_number_is_never_cut() -> None:
    flow = small_theft()
    folding = fold(flow)[0]
    box = folding.columns[2][0]
    assert label_lines(box, folding, flow, 200, 14) == ["Kraken", "50 · 36.76 %", "1 account"]
    assert label_lines(box, folding, flow, 70, 14) == ["Kraken", "36.76 %"]


def test_names_and_details() -> None:
    assert name_of(Box("service", "Kraken\u202e", 1, 1)) == "Kraken<U+202E>"
    assert name_of(Box("service", "", 1, 1200, others=True)) == "1,200 other services"
    assert name_of(Box("payment", "", 1, 4, others=True)) == "4 more payments"
    assert detail_of(Box("payment", "tx", 1, 1, time=NOON)) == "2023-11-15"
    assert detail_of(Box("held", "", 1, 1)) == "1 account"
    assert detail_of(Box("hops", "2", 1, 12)) == "via 12 accounts"
    assert detail_of(Box("hops", "0", 1, 0)) == ""
