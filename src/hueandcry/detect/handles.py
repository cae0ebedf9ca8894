"""Words and weights for handles, shared by the detectors of them."""

from hueandcry.decode.handle import bare_name, marked, shown_handle
from hueandcry.decode.unicode import code_points
from hueandcry.model.finding import Confidence, Evidence, Hit
from hueandcry.model.handle import HandleResemblance, OfficialName


def named(name: OfficialName) -> str:
    """Return an official name as it is told: with its platform where it is a handle."""
    return shown_handle(name.name, name.platform) if name.platform else f'"{name.name}"'


def comparison(row: HandleResemblance, how: str) -> Evidence:
    """Lay the written name beside the official one."""
    official = row.official
    text = f'"{row.written}" {how} {named(official)}, of {official.brand}'
    if not row.written.isascii():
        odd = "".join(dict.fromkeys(c for c in row.written if not c.isascii()))
        text += f": {code_points(odd[:8])}"
    return Evidence(text, seen=row.written.lower(), known=bare_name(official.name).lower())


def holding(row: HandleResemblance) -> Evidence:
    """Say what stands beside the official name."""
    official = row.official
    text = f"it holds {named(official)}, of {official.brand}"
    if not row.whole:
        text = f'it holds "{official.core}" of {named(official)}, of {official.brand}'
    if row.words:
        text += f"; beside it: {', '.join(row.words)}"
    if row.unexplained:
        text += f"; and: {row.unexplained}"
    return Evidence(text)


def placed(row: HandleResemblance, platform: str) -> bool:
    """Say whether the brand is known on the platform: only then a spelling of its own is odd."""
    return bool(row.here) or row.official.platform == platform


def own_handles(row: HandleResemblance, platform: str) -> tuple[Evidence, ...]:
    """Say which handles of the brand are known on the platform."""
    if not row.here:
        return ()
    known = ", ".join(marked(name) for name in row.here)
    return (Evidence(f"{row.official.brand} is known on {platform} as {known}"),)


def hit(row: HandleResemblance, confidence: Confidence, *evidence: Evidence) -> Hit:
    """Make the hit of one resemblance; the official name is what it is known by."""
    official = row.official
    return Hit(
        key=f"{official.entity} {official.platform}/{official.name.lower()}",
        confidence=confidence,
        evidence=evidence,
        sources=(official.source,),
    )
