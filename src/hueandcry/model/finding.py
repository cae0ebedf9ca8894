"""Findings: two axes, evidence with its sources, and never one score."""

from enum import StrEnum

from msgspec import Struct

from hueandcry.model.source import Source


class Severity(StrEnum):
    """What would happen if the finding is true."""

    HIGH = "high"  # funds, keys or identity are lost
    MEDIUM = "medium"  # a step of an attack, or harm that can be undone
    LOW = "low"  # unusual; worth knowing


class Confidence(StrEnum):
    """How sure the rule is that the finding is true."""

    STRONG = "strong"  # a source says so, or the form has no honest use
    MEDIUM = "medium"  # usual for an attack, and now and then honest
    WEAK = "weak"  # also common among honest things


class Evidence(Struct, frozen=True, omit_defaults=True):
    """One observation in words; two names to lay side by side where one imitates the other."""

    text: str
    seen: str = ""
    known: str = ""


class Hit(Struct, frozen=True):
    """What a detector returns: its evidence and how sure it is this time.

    `key` names what was hit, so that the finding's id stays the same from run to run.
    """

    key: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...] = ()


class Finding(Struct, frozen=True):
    """A hit with the words of its detector. `id` is stable: rule, observable and key decide it."""

    id: str
    rule: str
    severity: Severity
    confidence: Confidence
    title: str
    why: str
    advice: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
    path: tuple[str, ...] = ()
