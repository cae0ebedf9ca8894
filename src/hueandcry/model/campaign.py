"""The lexical campaign model as it is kept, and what it says of one host."""

from msgspec import Struct

from hueandcry.model.fact import Fact

# A weight of 1.0: a piece with this weight makes a listing e times as likely.
UNIT = 4096


class CampaignModel(Struct, frozen=True):
    """Weights of pieces of names in units of 1/UNIT, and the lines above which a host is flagged.

    `line` is for domains of their own, `shared_line` for customers of shared hosts. `trained` is
    the day it learned on (ISO 8601); `learned` counts the rows: listed, official, popular,
    customers of shared hosts.
    """

    trained: str
    learned: tuple[int, int, int, int]
    bias: int
    line: int
    shared_line: int
    words: tuple[str, ...]
    weights: dict[str, int]


class Weighed(Struct, frozen=True):
    """Something about a name, in words, and what it weighed in units of 1/UNIT."""

    said: str
    weight: int


class CampaignLikeness(Fact, frozen=True, tag="campaign_likeness"):
    """How a host's name scored, the line for its kind, and what weighed most.

    A name below the line says nothing of what weighed: it is no finding.
    """

    score: int
    line: int
    trained: str
    weighed: tuple[Weighed, ...]

    def __bool__(self) -> bool:
        """Say whether the name is above the line."""
        return self.score > self.line
