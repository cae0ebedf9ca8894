"""What every detector owes: its words, its test file, and examples that hit and that do not."""

from importlib import import_module
from importlib.util import find_spec

import pytest

from hueandcry.detect.detector import KINDS, Detector, load
from tests.examples import Example, Facts, hits

DETECTORS = [detector for kind in KINDS for detector in load(kind)]


def _examples(kind: str) -> list[tuple[Detector, Example | Facts]]:
    found = []
    for detector in DETECTORS:
        name = f"tests.detect.{_module(detector)}"
        if find_spec(name):
            found += [(detector, example) for example in getattr(import_module(name), kind, [])]
    return found


def _short(value: Detector | Example | Facts) -> str:
    return value.id if isinstance(value, Detector) else ascii(value.text)


def _module(detector: Detector) -> str:
    folder, _, name = detector.id.replace("-", "_").partition("/")
    return f"{folder}.test_{name}"


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda d: d.id)
def test_has_its_words_and_its_examples(detector: Detector) -> None:
    assert detector.title[0].isupper()
    assert not detector.title.endswith(".")
    assert detector.why.endswith(".")
    assert detector.advice.endswith(".")
    assert detector.references
    assert detector.needs, "a detector states the facts it needs in its signature"
    tests = import_module(f"tests.detect.{_module(detector)}")
    assert tests.HIT
    assert tests.CLEAN


@pytest.mark.parametrize(("detector", "example"), _examples("HIT"), ids=_short)
def test_finds_its_hits(detector: Detector, example: Example | Facts) -> None:
    found = hits(detector, example)
    assert found
    assert all(hit.evidence and hit.key for hit in found)


@pytest.mark.parametrize(("detector", "example"), _examples("CLEAN"), ids=_short)
def test_leaves_clean_examples_alone(detector: Detector, example: Example | Facts) -> None:
    assert hits(detector, example) == []
