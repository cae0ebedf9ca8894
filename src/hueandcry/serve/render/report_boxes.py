"""What stands beside the boxes of the Sankey picture, cut to the room there is."""

import unicodedata
from typing import Final

from hueandcry.model.flow import Flow
from hueandcry.run.folding import Box, Folding
from hueandcry.run.holders import units
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import day
from hueandcry.serve.render.report_amounts import asset_name, asset_words, rounded, share

HOP_WORDS: Final = ("Not passed on", "1 hop", "2 to 5 hops", "6 or more hops")
_ROLE_WORDS: Final = {
    "service": "A service",
    "likely": "Likely service",
    "mixer": "A mixer",
    "untraceable": "Hidden chain",
    "held": "Still held",
    "pooled": "In pools",
    "limit": "Beyond limits",
    "floor": "Below the floor",
    "gone": "Fees and burned",
    "rounding": "Rounding",
    "ended": "Other ends",
    "unexplained": "From outside the ledger",
    "opening": "Held before the ledger",
    "minted": "Newly made",
    "untold": "Not accounted for",
}
_TOGETHER: Final = {
    "service": "at named services",
    "mixer": "in mixers",
    "untraceable": "on chains that hide who pays",
    "rounding": "lost in rounding",
    "lead": "behind mixers, uncertain: leads only",
}
# What a lead would be if it were right; a mixer keeps what no candidate stands for.
_LEAD_WORDS: Final = {
    "service": "Lead: service",
    "likely": "Lead: unnamed service",
    "mixer": "No candidate",
    "held": "Lead: still held",
}
_OTHERS: Final = {
    "service": "other services",
    "mixer": "other mixers",
    "asset": "other assets",
    "lead": "other leads",
}
# A letter's width in parts of the size of type, on the wide side: the reader's font is not known.
_NARROW, _USUAL, _CAPITAL, _BROAD = 0.46, 0.69, 0.86, 1.05
# Type that is not bold is narrower.
_LIGHT: Final = 0.93


def name_of(box: Box) -> str:
    """Return what a box is called, neutralised."""
    if box.others:
        return f"{box.count:,} {_OTHERS.get(box.role, 'more payments')}"
    if box.role == "hops":
        return HOP_WORDS[int(box.name)]
    if box.role == "asset":
        return asset_name(box.name)
    if box.role == "lead":
        words = _ROLE_WORDS.get(box.name, "elsewhere").lower()
        return _LEAD_WORDS.get(box.name, f"Lead: {words}")
    return harmless(box.name) if box.name else _ROLE_WORDS[box.role]


def role_words(role: str) -> str:
    """Return what a role means for all its boxes together."""
    return _TOGETHER.get(role) or _ROLE_WORDS[role].lower()


def detail_of(box: Box) -> str:
    """Return what else is said of a box: when, or how many accounts."""
    if box.others:
        return ""
    if box.role == "payment":
        return day(box.time) if box.time else ""
    if box.role == "asset":
        return box.name.partition("/")[0]
    number = f"{box.count:,} account{'' if box.count == 1 else 's'}"
    if box.role == "hops":
        return f"via {number}" if box.count else ""
    return number if box.count else ""


def label_lines(box: Box, folding: Folding, flow: Flow, room: float, size: float) -> list[str]:
    """Return a label's lines: name, amount and share, detail. Each fits `room` pixels."""
    name = name_of(box)
    if box.role == "payment" and not box.others:
        name = _shortened(name)
    part = share(box.amount, folding.amount)
    amount = f"{rounded(box.amount, flow, folding.asset)} · {part}"
    # A number that was cut would be another number.
    lines = [fitted(name, room, size), amount if _fits(amount, room, size) else part]
    detail = detail_of(box)
    return [*lines, detail] if detail and _fits(detail, room, size) else lines


def described(folding: Folding, flow: Flow) -> str:
    """Say in words what the picture shows, for those who do not see it."""
    backward = flow.direction == "backward"
    whole = f"{units(folding.amount, flow, folding.asset)} ({asset_words(folding.asset)})"
    begin = f"Where {whole} came from" if backward else f"Where {whole} went"
    parts = [
        f"{name_of(box)}: {units(box.amount, flow, folding.asset)}"
        f" ({share(box.amount, folding.amount)})"
        for box in folding.columns[-1]
    ]
    return f"{begin}. {'; '.join(parts)}. The table below lists every account."


def fitted(text: str, room: float, size: float) -> str:
    """Return as much of a text as fits, with an ellipsis where it was cut."""
    if _fits(text, room, size, bold=True):
        return text
    used = _CAPITAL
    for at, character in enumerate(text):
        used += _width(character)
        if used * size > room:
            return f"{text[:at].rstrip()}…"
    return text


def _fits(text: str, room: float, size: float, *, bold: bool = False) -> bool:
    return sum(map(_width, text)) * size * (1 if bold else _LIGHT) <= room


def _width(character: str) -> float:
    if character in "iljtfrI.,:;'!|()[] ·":
        return _NARROW
    if unicodedata.east_asian_width(character) in {"W", "F"} or character in "mwMW@%":
        return _BROAD
    plain = character.islower() or character.isdigit()
    return _USUAL if plain and character.isascii() else _CAPITAL


def _shortened(name: str) -> str:
    return f"{name[:6]}…{name[-6:]}" if len(name) > 16 else name
