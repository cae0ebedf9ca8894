"""The host is a mining pool, or mines in the visitor's browser."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.infrastructure import Indicators
from hueandcry.model.observable import Link

_WORDS = {
    "browser-miner": ("lists it for scripts that mine in a visitor's browser", Confidence.MEDIUM),
    "mining-pool": ("lists it as a pool that malware mines for", Confidence.WEAK),
}


@detector(
    title="The host is of a miner or a mining pool",
    severity=Severity.MEDIUM,
    why="Scripts in pages and malware on servers mine for somebody else. Pools are honest services "
    "by themselves; a machine that asks for one without your doing mines for a stranger.",
    advice="Open it only if you mine on purpose. Else look for what on your machine asks for it.",
    references=("ATT&CK v17 T1496", "https://github.com/hoshsadiq/adblock-nocoin-list"),
)
def mining_host(link: Link, indicators: Indicators) -> Iterable[Hit]:
    """Report miners; a pool is context only."""
    return _hits(indicators)


def _hits(indicators: Indicators) -> Iterator[Hit]:
    for family, (words, confidence) in _WORDS.items():
        rows = [row for row in indicators.rows if row.family == family]
        if rows:
            entries = ", ".join(dict.fromkeys(row.entry for row in rows))
            text = f"{rows[0].source.name} {words} ({entries})"
            sources = tuple({row.source: None for row in rows})
            yield Hit(family, confidence, (Evidence(text),), sources)
