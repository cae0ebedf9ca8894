"""Where rules come from: a file given, the data directory, the package."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.home import Home
from hueandcry.store.risk_rules import FILE, rules_in_use, shipped_rules

OWN = """
[[rules]]
id = "sanctioned-direct"
why = "Ours."
risk = "medium"
category = ["sanctioned"]
via = ["direct"]
"""


def test_the_shipped_rules_are_in_use_where_nobody_wrote_any(tmp_path: Path) -> None:
    assert rules_in_use(Home(tmp_path), None) == shipped_rules().rules


def test_sanctions_have_no_least_share() -> None:
    about = [rule for rule in shipped_rules().rules if "sanctioned" in rule.category]
    assert {via for rule in about for via in rule.via} == {"own", "direct", "indirect"}
    assert all(rule.least_share == 0 and rule.hops is None for rule in about)
    assert {rule.risk for rule in about} == {"severe", "high"}


def test_the_data_directory_and_a_file_given_come_first(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN)
    found = rules_in_use(Home(tmp_path), None)
    assert len(found) == len(shipped_rules().rules)
    assert {rule.id: rule.risk for rule in found}["sanctioned-direct"] == "medium"
    other = tmp_path / "other.toml"
    other.write_text("\ufeffdefaults = false\n" + OWN.replace("medium", "low"), "utf-8")
    assert [rule.risk for rule in rules_in_use(Home(tmp_path), other)] == ["low"]


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        rules_in_use(Home(tmp_path), tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadRequest, match="no UTF-8 text"):
        rules_in_use(Home(tmp_path), tmp_path / "b.toml")
    (tmp_path / "c.toml").write_bytes(b"#" * (2**20 + 1))
    with pytest.raises(BadRequest, match="more than 1,048,576 bytes"):
        rules_in_use(Home(tmp_path), tmp_path / "c.toml")
