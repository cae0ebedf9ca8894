"""Learns the lexicon: the words that campaigns' labels are put together from.

Counts only, so the same labels give the same words in any order on any machine.
"""

from collections import Counter
from collections.abc import Iterable

from hueandcry.decode.lexical.lexicon import LONGEST, SHORTEST, Lexicon

# A word of fewer labels is a name of one campaign; the letters in a row know it already.
FEWEST_LABELS = 12
_ROUNDS = 4


def learn_lexicon(labels: Iterable[str], fewest: int = FEWEST_LABELS) -> Lexicon:
    """Return the words that cut these labels, each used by at least `fewest` of them.

    Starts from everything frequent and keeps what is used when labels are cut by it, a few times
    over: bits of words fall out as the whole words take their places.
    """
    distinct = sorted(set(labels))
    counts: Counter[str] = Counter()
    for label in distinct:
        counts.update({bit for run in label.split("-") for bit in _bits(run)})
    words = {bit for bit, count in counts.items() if count >= fewest}
    for _ in range(_ROUNDS):
        used: Counter[str] = Counter()
        lexicon = Lexicon(words)
        for label in distinct:
            used.update(set(lexicon.cut(label)[0]))
        words = {word for word, count in used.items() if count >= fewest}
    return Lexicon(words)


def _bits(run: str) -> list[str]:
    end = len(run)
    return [
        run[start : start + length]
        for start in range(end - SHORTEST + 1)
        for length in range(SHORTEST, min(LONGEST, end - start) + 1)
    ]
