"""Rules as people write them: read, joined with the shipped ones, and refused in clear words."""

import pytest

from hueandcry.judge.risk_rules import MOST_RULES, joined_rules, read_rules
from hueandcry.model.errors import BadRequest

ONE = """
[[rules]]
id = "mine"
why = "Because."
risk = "high"
category = ["mixer", "theft"]
via = ["direct", "indirect"]
direction = "in"
least_share = 0.1
hops = 2
"""


def test_a_rule_is_read() -> None:
    (rule,) = read_rules(ONE, "r.toml").rules
    assert (rule.id, rule.risk, rule.category) == ("mine", "high", ("mixer", "theft"))
    assert (rule.via, rule.direction, str(rule.share), rule.hops) == (
        ("direct", "indirect"), "in", "0.1", 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("0.1", "1.5"), "least_share 1.5 is no share"),
        (("0.1", "-0.1"), "least_share -0.1 is no share"),
        (("0.1", "nan"), "least_share nan is no share"),
        (('"mixer"', '"mixers"'), "'mixers' is no category"),
        (('["mixer", "theft"]', "[]"), "category names none"),
        (('["direct", "indirect"]', "[]"), "via names none"),
        (('"direct"', '"near"'), "Invalid enum value 'near'"),
        (('"high"', '"awful"'), "Invalid enum value 'awful'"),
        (('"mine"', '"Mine!"'), "'Mine!' is no id"),
        (('"Because."', '""'), "why is empty"),
        (("hops = 2", "hops = 0"), "hops 0 is less than one"),
        (("hops = 2", 'least_amount = "1"'), "least_amount needs an asset"),
        (
            ("hops = 2", 'least_amount = "1.5"\nasset = "x"'),
            "least_amount '1.5' is no whole number",
        ),
        (("hops = 2", "hop = 2"), "unknown field `hop`"),
        (('risk = "high"', ""), "missing required field `risk`"),
    ],
)
def test_a_wrong_rule_is_named_with_its_line(change: tuple[str, str], told: str) -> None:
    with pytest.raises(BadRequest) as error:
        read_rules(ONE.replace('"mine"', '"other"') + ONE.replace(*change), "r.toml")
    assert told in str(error.value)
    assert "r.toml line 12, rule 2" in str(error.value)


def test_a_file_that_is_no_toml_tells_the_line() -> None:
    with pytest.raises(BadRequest, match=r"r\.toml is no TOML: .*line 3"):
        read_rules("[[rules]]\nid = 'a'\nwhy = !\n", "r.toml")


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(BadRequest, match="two rules are called mine"):
        read_rules(ONE + ONE, "r.toml")


def test_other_keys_and_too_many_rules_are_refused() -> None:
    with pytest.raises(BadRequest, match="'rule' is no key of it"):
        read_rules("[[rule]]\nid = 'a'", "r.toml")
    with pytest.raises(BadRequest, match="no list of 1,000 at most"):
        read_rules("[[rules]]\n" * (MOST_RULES + 1), "r.toml")
    with pytest.raises(BadRequest, match="neither true nor false"):
        read_rules("defaults = 1", "r.toml")


def test_own_rules_replace_shipped_ones_of_the_same_name() -> None:
    shipped = read_rules(ONE + ONE.replace('"mine"', '"theirs"'), "shipped")
    own = read_rules(ONE.replace("high", "low"), "own")
    assert [(rule.id, rule.risk) for rule in joined_rules(own, shipped)] == [
        ("mine", "low"), ("theirs", "high"),
    ]  # fmt: skip
    alone = read_rules("defaults = false\n" + ONE, "own")
    assert [rule.id for rule in joined_rules(alone, shipped)] == ["mine"]
