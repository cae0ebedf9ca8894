"""Descriptions: the TOML form, what is refused, and what a user adds."""

import pytest

from hueandcry.decode.bridges.description import (
    BadDescription,
    extended,
    parse_description,
)
from hueandcry.decode.bridges.registry import described

WHOLE = """
name = "example"
native = ["0x0000000000000000000000000000000000000000"]
[[chains]]
chain = "eip155:1"
contracts = ["0x7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e"]
counterpart = "eip155:2"
[[chains]]
chain = "eip155:2"
number = "22"
[[events]]
side = "deposit"
signature = "Sent(address indexed to, uint256 amount, bytes32 id)"
receiver = "to"
amount = "amount"
asset = "@contract"
identifier = ["id"]
[terms]
fee_ppm = 1000
latest = 86400
[[tokens]]
chain = "eip155:1"
asset = "native"
other_chain = "eip155:2"
other_asset = "0x8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f"
[[sources]]
facts = "all"
address = "https://bridge.test/docs"
date = "2026-11-25"
"""


def test_the_whole_form_is_read() -> None:
    found = parse_description(WHOLE)
    assert (found.name, found.terms.fee_ppm, len(found.tokens)) == ("example", 1_000, 1)
    assert found.events[0].identifier == ("id",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('receiver = "to"', 'receiver = "nobody"', "leads to no value"),
        ('receiver = "to"', 'receivr = "to"', "receivr"),
        ("uint256 amount", "uint257 amount", "no type"),
        ('chain = "eip155:2"', 'chain = "eip155:1"', "twice"),
        ("0x7e7e7e", "0x7E7E7E", "contracts"),
        ("fee_ppm = 1000", "fee_ppm = 1000000", "fee_ppm"),
        ('side = "deposit"', 'side = "deposit"\nanywhere = true', "only"),
        ('side = "deposit"', 'side = "deposit"\nchains = ["eip155:9"]', "not described"),
        ('side = "deposit"', "side = 1", "side"),
        ('name = "example"', 'name = "Two Words"', "name"),
        ("https://", "http://", "address"),
    ],
)
def test_what_cannot_be_read_with_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(BadDescription, match=words):
        parse_description(WHOLE.replace(old, new, 1))


@pytest.mark.parametrize("text", ["", "name", "= 1", "x" * 2_000_000, "a = " + "[" * 5_000])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadDescription):
        parse_description(text)


def test_a_users_additions_stand_beside_what_is_described() -> None:
    known = described()["celer"]
    more = parse_description(WHOLE.replace("example", "celer"))
    found = extended(known, more)
    contracts = {one.chain: one.contracts for one in found.chains}
    assert contracts["eip155:1"][: len(known.chains[0].contracts)] == known.chains[0].contracts
    assert "0x" + "7e" * 20 in contracts["eip155:1"]
    assert len(found.events) == len(known.events) + 1
    assert found.terms == more.terms


def test_terms_that_are_not_told_stay() -> None:
    text = 'name = "celer"\n[[chains]]\nchain = "eip155:1"\n'
    assert extended(described()["celer"], parse_description(text)).terms.fee_ppm == 50_000
