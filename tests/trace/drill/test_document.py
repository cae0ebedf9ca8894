"""truth.json: names that fit the ledger, and sums that come to the theft."""

import msgspec
import pytest

from hueandcry.trace.drill.document import DrillTruth, document_of, services_of
from hueandcry.trace.drill.names import account_name
from hueandcry.trace.drill.theft import cast_of, plan
from hueandcry.trace.drill.truth import truth_of
from hueandcry.trace.drill.world import world_of

WORLD = world_of(7, 20_000)


@pytest.fixture(scope="module")
def document() -> DrillTruth:
    theft = plan(WORLD, 100)
    return document_of(WORLD, theft, truth_of(theft))


def test_what_is_held_comes_to_the_theft(document: DrillTruth) -> None:
    assert sum(document.held().values()) == int(document.stolen)


def test_services_are_told_but_not_the_hub(document: DrillTruth) -> None:
    hub = account_name(WORLD.seed, cast_of(WORLD).hub)
    assert hub not in {service.account for service in services_of(WORLD)}
    told = {service.account: service.labelled for service in document.services}
    assert told.pop(hub) is False
    assert all(told.values())
    assert {service.category for service in services_of(WORLD)} == {"exchange", "mixer"}


def test_every_edge_hangs_on_the_thief(document: DrillTruth) -> None:
    reached = {document.thief}
    for edge in document.edges:
        assert edge.from_ in reached
        reached.add(edge.to)
    assert document.held().keys() <= reached


def test_it_is_read_back_as_it_was(document: DrillTruth) -> None:
    assert msgspec.json.decode(msgspec.json.encode(document), type=DrillTruth) == document
