"""Shared parts of the detectors of names that read like a brand's."""

from hueandcry.decode.lures import pushes, segment
from hueandcry.decode.unicode import code_points
from hueandcry.model.fact import Resemblance
from hueandcry.model.finding import Confidence, Evidence, Hit

STRONG, MEDIUM, WEAK = Confidence.STRONG, Confidence.MEDIUM, Confidence.WEAK


def lures_in(row: Resemblance) -> tuple[tuple[str, ...], str]:
    """Return the lure words that stand beside the name, and what they leave unexplained."""
    words: list[str] = []
    unexplained = ""
    for part in row.rest:
        found, left = segment(part)
        words += found
        unexplained += left
    return tuple(words), unexplained


def pushing(row: Resemblance) -> bool:
    """Say whether a word beside the name pushes to an act."""
    return pushes(lures_in(row)[0])


def hit(row: Resemblance, confidence: Confidence, *evidence: Evidence) -> Hit:
    """Make the hit of one resemblance; the brand is what it is known by."""
    return Hit(
        key=f"{row.name.entity} {row.piece}",
        confidence=confidence,
        evidence=evidence,
        sources=(row.name.source,),
    )


def comparison(row: Resemblance) -> Evidence:
    """Lay the two names side by side, with the edits or the foreign characters."""
    name = row.name
    text = f'"{row.piece}" reads like "{name.text}" of {name.brand} ({name.home})'
    if row.manner == "near":
        text += f": {row.distance} edit{'s' if row.distance > 1 else ''} apart"
    if not row.piece.isascii():
        odd = "".join(dict.fromkeys(c for c in row.piece if not c.isascii()))
        text += f": {code_points(odd)}"
    return Evidence(text, seen=row.piece, known=name.text)


def holding(row: Resemblance) -> Evidence:
    """Say that the name itself stands in a host that is not the brand's."""
    name = row.name
    text = f'"{name.text}" is the name of {name.brand}, whose site is {name.home}'
    words, unexplained = lures_in(row)
    if words:
        text += f"; beside it: {', '.join(words)}"
    if unexplained:
        text += f"; and: {unexplained}"
    return Evidence(text)
