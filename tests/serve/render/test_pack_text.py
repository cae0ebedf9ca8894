"""A letter says what a custodian needs, and nothing from outside steers its reader."""

from msgspec.structs import replace

from hueandcry.run.packs import Pack, packs_of
from hueandcry.serve.render.pack_text import pack_lines, pack_rows
from tests.crossed_flows import crossed_theft
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


def test_each_crossing_on_the_way_is_one_line() -> None:
    flow = crossed_theft()
    [pack] = packs_of(flow)
    lines = list(pack_lines(pack, flow, "0"))
    at = lines.index("On its way to you the money was changed or taken to another chain")
    swap, bridge = lines[at + 1 : at + 3]
    assert swap.startswith("  swap (confidence 0.95): 60 of eip155:1/native became 90,000 of")
    assert bridge.startswith("  bridge:celer (confidence 0.99): 90,000 of")
    assert lines[at + 3] == ""
    assert not any("chance" in line for line in lines)
    head, row = pack_rows(pack)
    assert dict(zip(head, row, strict=True))["share"] == "0.75"


def test_a_letter_about_plain_payments_speaks_of_no_crossings() -> None:
    assert "swap" not in letter(packs_of(FLOW)[0])


def test_another_law_is_named_by_its_name() -> None:
    text = "\n".join(pack_lines(packs_of(FLOW)[0], replace(FLOW, law="lifo"), "0"))
    assert "Last in, first out" in text
    assert "Clayton" not in text
