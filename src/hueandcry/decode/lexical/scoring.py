"""A host's parts → its score: the sum of the weights of its pieces."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat

from msgspec import Struct

from hueandcry.decode.lexical.explaining import weighed
from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.pieces import pieces_of
from hueandcry.model.campaign import CampaignLikeness, CampaignModel, Weighed
from hueandcry.model.fact import HostParts

# Returns a mapping that holds the weights of these pieces, and perhaps more: a stream keeps all of
# them in memory, a single check reads a few dozen.
WeightsOf = Callable[[Sequence[str]], Mapping[str, int]]
# More reasons than a person reads help nobody.
_TOLD = 6
_ZEROS = repeat(0)


class Scorer(Struct, frozen=True):
    """The model ready for use."""

    bias: int
    line: int
    shared_line: int
    trained: str
    lexicon: Lexicon
    weights_of: WeightsOf

    def score(self, parts: HostParts) -> int:
        """Return the score of a host, in units of 1/UNIT; of no host, 0."""
        pieces = pieces_of(parts, self.lexicon)
        return self._sum(pieces, self.weights_of(pieces)) if pieces else 0

    def _sum(self, pieces: list[str], weights: Mapping[str, int]) -> int:
        return self.bias + sum(map(weights.get, pieces, _ZEROS))

    def line_for(self, parts: HostParts) -> int:
        """Return the score above which a host of this kind is flagged."""
        return self.shared_line if parts.platform else self.line

    def likeness(self, parts: HostParts) -> CampaignLikeness:
        """Return the score; where it is above the line, with what weighed most."""
        line, pieces = self.line_for(parts), pieces_of(parts, self.lexicon)
        weights = self.weights_of(pieces) if pieces else {}
        score = self._sum(pieces, weights) if pieces else 0
        told = weighed(parts, self.lexicon, pieces, weights)[:_TOLD] if score > line else ()
        return CampaignLikeness(score, line, self.trained, told)

    def explain(self, parts: HostParts) -> tuple[Weighed, ...]:
        """Return all that weighed; with the bias it adds up to the score."""
        pieces = pieces_of(parts, self.lexicon)
        return weighed(parts, self.lexicon, pieces, self.weights_of(pieces))


def scorer_of(model: CampaignModel) -> Scorer:
    """Return a scorer that holds all of a model in memory."""
    weights = model.weights
    return Scorer(
        model.bias, model.line, model.shared_line, model.trained, Lexicon(model.words),
        lambda pieces: weights,
    )  # fmt: skip
