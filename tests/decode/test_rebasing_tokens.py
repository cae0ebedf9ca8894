"""Tokens whose amounts change by themselves, each with its source."""

import re

from hueandcry.decode.rebasing_tokens import REBASING, rebasing_on


def test_every_row_is_a_contract_with_a_source() -> None:
    for one in REBASING:
        assert re.fullmatch(r"0x[0-9a-f]{40}", one.contract)
        assert one.source.startswith("https://")
    assert len({(one.chain, one.contract) for one in REBASING}) == len(REBASING)


def test_they_are_told_by_chain() -> None:
    assert "0xae7ab96520de3a18e5e111b5eaab095312d7fe84" in rebasing_on("eip155:1")
    assert rebasing_on("eip155:10") == frozenset()
