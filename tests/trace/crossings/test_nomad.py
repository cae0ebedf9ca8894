"""Figures on Nomad's real messages: bounds that must hold, the identifier hidden and shown."""

from pathlib import Path

import pytest
from bench.bridges import Direction

from bench import bridges
from hueandcry.trace.crossings.tokens import Tokens


@pytest.fixture(scope="module")
def nomad(cases: Path) -> Path:
    return cases / "bridge" / "nomad"


@pytest.fixture(scope="module")
def mapping(nomad: Path) -> Tokens:
    return bridges.tokens(nomad)


@pytest.fixture(scope="module")
def out(nomad: Path) -> Direction:
    return bridges.withdrawals(nomad)


@pytest.fixture(scope="module")
def into(nomad: Path) -> Direction:
    return bridges.deposits(nomad)


def test_withdrawals_by_record_alone(out: Direction, mapping: Tokens) -> None:
    told = bridges.score(bridges.linked(out, bridges.hidden(out.messages), mapping), out)
    assert told.pairs == 4_482
    assert told.right / told.pairs >= 0.998
    assert (told.wrong + told.beyond) / told.pairs <= 0.002


def test_withdrawals_with_the_identifier(out: Direction, mapping: Tokens) -> None:
    told = bridges.score(bridges.linked(out, out.messages, mapping), out)
    assert (told.right, told.wrong) == (4_482, 0)


@pytest.mark.parametrize("hide", [True, False])
def test_forged_releases_are_flagged(out: Direction, mapping: Tokens, hide: bool) -> None:
    messages = bridges.hidden(out.messages) if hide else out.messages
    flags = bridges.forged(bridges.linked(out, messages, mapping), out)
    assert (flags.hits, flags.forged) == (167, 167)
    assert flags.false <= 3
    assert flags.honest == 4_487


def test_deposits_by_record_alone_link_what_nothing_is_alike_to(
    into: Direction, mapping: Tokens
) -> None:
    told = bridges.score(bridges.linked(into, bridges.hidden(into.messages), mapping), into)
    assert told.pairs == 11_410
    assert told.right / told.pairs >= 0.956
    assert (told.wrong, told.beyond) == (0, 0)
    assert told.placed == told.grouped
    assert (told.right + told.placed) / told.pairs >= 0.999


def test_deposits_with_the_identifier(into: Direction, mapping: Tokens) -> None:
    told = bridges.score(bridges.linked(into, into.messages, mapping), into)
    assert told.right >= 11_409
    assert told.wrong == 0


def test_decoded_deposits_of_celer_and_multichain_are_records(cases: Path) -> None:
    found, faults = bridges.connector(cases)
    assert (len(found), faults.total()) == (10_038, 0)
