"""What an account counts as, where several sources speak of it.

A sanction counts whatever else is said: it is the law's word, not an opinion. Else the surest label
counts, and of equally sure ones the gravest. So each account has one category, and the shares of
all categories add up to no more than the whole.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from hueandcry.decode.day import day_of
from hueandcry.model.exposure import ATTRIBUTED, Attribution
from hueandcry.model.label import Label

# As a trace: labels less sure than this are shown and decide nothing.
LEAST_CONFIDENCE: Final = 0.5
_GRAVEST: Final = ("sanctioned", "theft", "mixer", "scam", "exploited", "gambling", "otc", "bridge")
# `treasury-sdn-dates` tells since when the holder is listed: no account of his was before.
_SINCE: Final = re.compile(r"holder listed ([12][0-9]{3}-[0-9]{2}-[0-9]{2})\)")


class Attributed(Struct, frozen=True):
    """What an account counts as on a day, and the sanctions that do not count on it.

    `later` are listings known to be later than the day; `perhaps` those whose source wrote later
    and does not tell since when; `undated` says that the sanction that counts tells no day.
    """

    as_: Attribution | None
    later: tuple[Label, ...] = ()
    perhaps: tuple[Label, ...] = ()
    undated: bool = False


def attribution_of(labels: Sequence[Label], as_of: str = "") -> Attributed:
    """Return what an account counts as. `as_of` is a day (`2023-06-02`) for sanctions, or empty.

    A sanction without any day counts: it may have stood on the day.
    """
    sure = [one for one in labels if one.confidence >= LEAST_CONFIDENCE]
    later = [one for one in sure if _is_sanction(one) and as_of and _since(one) > as_of]
    perhaps = [
        one for one in sure
        if _is_sanction(one) and as_of and one not in later and not _since(one)
        and day_of(one.date) > as_of
    ]  # fmt: skip
    left = [
        one for one in sure
        if one.category in ATTRIBUTED and one not in later and one not in perhaps
    ]  # fmt: skip
    if not left:
        return Attributed(None, tuple(later), tuple(perhaps))
    first = min(left, key=_rank)
    undated = bool(as_of) and _is_sanction(first) and not any(map(_day, filter(_is_sanction, left)))
    return Attributed(Attribution(first.category, first), tuple(later), tuple(perhaps), undated)


def _is_sanction(label: Label) -> bool:
    return label.category == "sanctioned"


def _since(label: Label) -> str:
    found = _SINCE.search(label.name)
    return found[1] if found else ""


def _day(label: Label) -> str:
    return _since(label) or day_of(label.date)


def _rank(label: Label) -> tuple[bool, float, int, str, str]:
    category = label.category
    grave = _GRAVEST.index(category) if category in _GRAVEST else len(_GRAVEST)
    return not _is_sanction(label), -label.confidence, grave, label.source, label.name
