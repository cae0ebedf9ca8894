"""The OP Stack's events hash to the topics that are on the chain."""

from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.bridges.op_stack import EVENTS


def test_topics() -> None:
    topics = {parse_event(one.signature).topic for one in EVENTS}
    assert "0x31b2166ff604fc5672ea5df08a78081d2bc6d746cadce880747f3643d819e83d" in topics
    assert "0xd59c65b35445225835c83f50b6ede06a7be047d22e357073e250d9af537518cd" in topics
