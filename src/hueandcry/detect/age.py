"""How young a domain is, and how much that weighs beside its name: shared by two detectors."""

from datetime import date
from typing import Final

from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Confidence

# What feeds of new domains call new: registries, mail filters and browsers act on 30 days or so.
# Thieves use a domain in its first days, yet so does every honest new site: weak alone.
NEW: Final = 30
# A brand's own sites are listed and older; a stranger with its name is watched for a season, as
# domains are left to ripen for some weeks so as not to be new any more.
RIPE: Final = 90


def days_between(first: str, asked: str) -> int:
    """Return the days from a day to a moment, both ISO 8601; negative if it lies ahead."""
    return (date.fromisoformat(asked[:10]) - date.fromisoformat(first[:10])).days


def weight(days: int, resemblances: Resemblances) -> Confidence | None:
    """Return how much an age says: none for one that is no longer young.

    A day ahead of the moment of asking is a clock or a time zone, and as young as can be.
    """
    if resemblances:
        if days <= NEW:
            return Confidence.STRONG
        return Confidence.MEDIUM if days <= RIPE else None
    return Confidence.WEAK if days <= NEW else None


def named(resemblances: Resemblances) -> str:
    """Return the words about the brands the name reads like, empty for none."""
    brands = ", ".join(dict.fromkeys(row.name.brand for row in resemblances.rows[:3]))
    return f", and its name reads like {brands}" if brands else ""
