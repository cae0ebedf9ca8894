"""A letter says what a custodian needs, and nothing from outside steers its reader."""

from hueandcry.run.packs import Pack, packs_of
from hueandcry.serve.render.pack_text import pack_lines, pack_rows
from tests.flows import hostile_flow, small_theft

FLOW = small_theft()


def letter(pack: Pack) -> str:
    return "\n".join(pack_lines(pack, FLOW, "f" * 64))


def test_every_section_is_there_and_it_is_a_draft() -> None:
    text = letter(packs_of(FLOW)[0])
    assert text.startswith("DRAFT - not sent.")
    for title in (
        "What was stolen", "What came to rest with you", "We ask you to", "How it was traced",
        "What is not known", "Before this is sent",
    ):  # fmt: skip
        assert f"\n{title}" in text
    assert "f" * 64 in text
    assert "no internal transfers" in text


def test_every_payment_is_in_the_letter_and_in_the_rows() -> None:
    for pack in packs_of(FLOW):
        head, *rows = pack_rows(pack)
        assert len(rows) == len(pack.payments)
        assert all(len(row) == len(head) for row in rows)
        assert all(row[4] in letter(pack) for row in rows)


def test_an_unknown_operator_is_to_be_found_first() -> None:
    unknown = [pack for pack in packs_of(FLOW) if not pack.identified]
    assert unknown
    assert "find its operator first" in letter(unknown[0])


def test_hostile_words_come_out_harmless() -> None:
    flow = hostile_flow()
    for pack in packs_of(flow):
        for line in pack_lines(pack, flow, "0"):
            assert line.isprintable() or line == ""
            assert "\u202e" not in line
