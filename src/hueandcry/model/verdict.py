"""The answer to a check. There is no SAFE."""

from enum import StrEnum

from msgspec import Struct

from hueandcry.model.fact import Gap
from hueandcry.model.finding import Finding
from hueandcry.model.observable import Observable
from hueandcry.model.signing import Digest


class Verdict(StrEnum):
    """What a check comes to, from worst to best known."""

    DANGER = "DANGER"
    CAUTION = "CAUTION"
    CANNOT_TELL = "CANNOT_TELL"
    NOTHING_FOUND = "NOTHING_FOUND"


class Recognition(Struct, frozen=True, rename={"as_": "as"}):
    """What the observable is positively known as, who says so, and since when."""

    entity: str
    as_: str
    source: str
    date: str


class Ignored(Struct, frozen=True):
    """A finding somebody chose to ignore, why and until which day. It still is shown."""

    id: str
    reason: str
    until: str
    title: str


class Choice(Struct, frozen=True):
    """Somebody's choice to ignore a finding, why, and until which day (ISO 8601, included)."""

    reason: str
    until: str


class Answer(Struct, frozen=True):
    """Everything a check found out about one observable.

    `meaning` is what a signing request would do in plain words, `details` how it was read.
    """

    observable: Observable
    verdict: Verdict
    recognised: tuple[Recognition, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    leads: tuple[str, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    meaning: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    digests: tuple[Digest, ...] = ()


class Refusal(Struct, frozen=True):
    """A line that is no observable: what is wrong with it and what to do."""

    kind: str
    message: str
    advice: str
