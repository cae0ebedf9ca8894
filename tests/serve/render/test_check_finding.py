from msgspec.structs import replace

from hueandcry.model.finding import Evidence
from hueandcry.serve.render.check_finding import MOST_EVIDENCE, finding_html
from tests.serve.answers import finding


def html(*evidence: Evidence) -> str:
    return "".join(finding_html(replace(finding(), evidence=evidence)))


def test_two_names_are_laid_one_above_the_other() -> None:
    text = html(Evidence("reads alike", seen="unisvvap", known="uniswap"))
    assert "<pre>here   unisvvap\nknown  unisw·ap\n" in text
    assert "vv (U+0076 U+0076) for w (U+0077)" in text


def test_letter_case_of_an_address_is_no_difference() -> None:
    text = html(Evidence("alike", seen="0xAB12", known="0xab13"))
    assert "here   0xAB12\nknown  0xab13\n            ^</pre>" in text


def test_long_lists_of_evidence_are_cut_and_counted() -> None:
    text = html(*(Evidence(f"seen {n}") for n in range(MOST_EVIDENCE + 2)))
    assert f"seen {MOST_EVIDENCE - 1}<" in text
    assert f"seen {MOST_EVIDENCE}<" not in text
    assert "2 more observations are in the JSON" in text
