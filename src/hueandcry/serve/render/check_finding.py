"""One finding as HTML: what was seen, beside what it imitates, and who says so."""

from collections.abc import Iterator
from typing import Final

from hueandcry.model.finding import Evidence, Finding
from hueandcry.serve.render.difference import aligned, replaced
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.report_html import code, plain, shown

MOST_EVIDENCE: Final = 20
MOST_SOURCES: Final = 10


def finding_html(finding: Finding) -> Iterator[str]:
    """Yield a finding's title, its two axes, its evidence and its sources."""
    where = f"{shown(finding.path[-1])}: " if finding.path else ""
    yield f"<h4>{where}{plain(finding.title)}</h4>"
    yield f'<p class="soft">severity {finding.severity}, confidence {finding.confidence},'
    yield f" {code(finding.id)}</p><ul>\n"
    for evidence in finding.evidence[:MOST_EVIDENCE]:
        yield f"<li>{shown(evidence.text)}{_comparison(evidence)}</li>\n"
    yield from _left(len(finding.evidence) - MOST_EVIDENCE, "observations")
    for source in finding.sources[:MOST_SOURCES]:
        words = ", ".join(filter(None, (source.name, source.date[:10], source.reference)))
        yield f'<li class="soft">source: {shown(words)}</li>\n'
    yield from _left(len(finding.sources) - MOST_SOURCES, "sources")
    yield "</ul>\n"


def _left(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield f"<li>{count:,} more {what} are in the JSON</li>\n"


def _comparison(evidence: Evidence) -> str:
    """Lay two names one above the other, and mark where they differ."""
    if not evidence.seen or not evidence.known:
        return ""
    if evidence.seen.startswith("0x"):
        above, below = harmless(evidence.seen), harmless(evidence.known)
        # Letter case of an address is a checksum, not a difference.
        pairs = zip(above.lower(), below.lower(), strict=False)
        marks, words = "".join(" " if one == other else "^" for one, other in pairs), ""
    else:
        above, below, marks = aligned(evidence.seen, evidence.known)
        words = "; ".join(replaced(evidence.seen, evidence.known))
    rows = (f"here   {plain(above)}", f"known  {plain(below)}", f"       {marks}  {plain(words)}")
    return f"<pre>{chr(10).join(row.rstrip() for row in rows)}</pre>"
