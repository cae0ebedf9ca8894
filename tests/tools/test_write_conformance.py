"""The conformance vectors are what the tool makes now, and cover every rule."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tools.conformance.document import documents, faults_of
from tools.conformance.families import FAMILIES
from tools.conformance.vector import Vector
from tools.write_conformance import FOLDER, main

from hueandcry.detect.detector import load

FILES = [f"{family}.json" for family in FAMILIES]
# JavaScript reads larger numbers inexactly.
EXACT = 2**53


@cache
def made() -> dict[str, str]:
    return documents()


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text())
    return found


def answers() -> list[dict[str, Any]]:
    return [vector["expect"] for name in FILES for vector in read(name)["vectors"]]


@pytest.mark.parametrize("name", FILES)
def test_a_committed_file_is_what_the_tool_makes(name: str) -> None:
    assert made()[name] == (FOLDER / name).read_text(), (
        "run python -m tools.write_conformance, and look at what changed"
    )


def test_there_is_no_file_the_tool_does_not_make() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*FILES, "schema.json"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_its_schema_says(name: str) -> None:
    schema = json.loads((FOLDER / "schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read(name), schema)


@pytest.mark.parametrize("folder", ["signing", "address"])
def test_every_detector_has_a_vector_that_hits(folder: str) -> None:
    found = {row["id"] for answer in answers() for row in answer.get("rules", ())}
    assert not {detector.id for detector in load(folder)} - found


@pytest.mark.parametrize("folder", ["signing", "address"])
def test_every_detector_has_a_near_miss(folder: str) -> None:
    found = {rule for answer in answers() for rule in answer.get("without", ())}
    assert not {detector.id for detector in load(folder)} - found


def test_no_two_vectors_have_one_name() -> None:
    names = [vector.id for vectors in FAMILIES.values() for vector in vectors]
    assert len(names) == len(set(names)) >= 120


def test_no_number_stands_in_a_file_that_some_programs_would_round() -> None:
    def numbers(value: object) -> list[int]:
        if isinstance(value, dict):
            return [one for inner in value.values() for one in numbers(inner)]
        if isinstance(value, list):
            return [one for inner in value for one in numbers(inner)]
        return [value] if isinstance(value, int) else []

    assert max(one for name in FILES for one in numbers(read(name))) < EXACT


def test_all_together_they_stay_below_a_megabyte() -> None:
    assert sum(len(text) for text in made().values()) < 10**6


HASHES = {"bare hash": "0x01"}
ANSWER = {"digests": HASHES, "rules": [{"id": "signing/imitation"}]}


def faults(
    digests: dict[str, str],
    answer: dict[str, Any] = ANSWER,
    hits: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> list[str]:
    vector = Vector("x", "t", {}, "w", "s", digests, {}, hits, without)
    return list(faults_of(vector, answer))


def test_another_hash_than_the_oracles_is_a_fault() -> None:
    assert faults(HASHES) == []
    assert faults({"bare hash": "0x02"})


def test_a_hash_too_many_or_too_few_is_a_fault() -> None:
    assert faults({})
    assert faults({**HASHES, "signing hash": "0x02"})


def test_a_rule_too_many_or_too_few_is_a_fault() -> None:
    assert faults(HASHES, without=("signing/imitation",))
    assert faults(HASHES, hits=("signing/creation",))


def test_a_refusal_of_what_has_a_hash_is_a_fault() -> None:
    assert faults(HASHES, {"refused": "no"})
    assert faults({}, {"refused": "no"}) == []


def test_the_tool_writes_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.write_conformance.FOLDER", tmp_path / "new")
    monkeypatch.setattr("tools.write_conformance.documents", made)
    assert main() == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(FILES)
