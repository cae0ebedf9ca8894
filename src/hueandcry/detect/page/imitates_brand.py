"""The page calls itself by a brand's name on a host that is not the brand's."""

from collections.abc import Iterable, Sequence

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import shown
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Claim, Claims, Landing, Page


@detector(
    title="The page imitates a brand on a foreign host",
    severity=Severity.HIGH,
    why="Copies keep the brand's title, name and pictures; the address is what they cannot copy. "
    "Fan pages and news name brands too, but have no wallet connected and ask for no phrase.",
    advice="Type the brand's own address yourself, and do there what this page asks for.",
    references=("ATT&CK v17 T1583.001", "ATT&CK v17 T1036"),
)
def imitates_brand(link: Link, claims: Claims, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report each brand the page claims to be, as sure as the claims together are."""
    by_brand: dict[str, list[Claim]] = {}
    for claim in claims.rows:
        by_brand.setdefault(claim.entity, []).append(claim)
    asks = _asking(page)
    for entity, rows in by_brand.items():
        confidence = _confidence(rows, page, asks=bool(asks))
        if confidence:
            first = rows[0]
            words = [Evidence(f"{claims.host} is not among {first.brand}'s known sites "
                              f"({first.home})")]  # fmt: skip
            words += [Evidence(f"{row.place}: {row.seen}") for row in rows[:4]]
            yield Hit(entity, confidence, (*words, *asks), (first.source,))


def _asking(page: Page) -> tuple[Evidence, ...]:
    """Return by what the page asks for a wallet, a phrase or a password."""
    found = page.of("asks_secret", "asks_key", "connects", "signs")
    if found:
        return shown(found[:1])
    typed = [field for field in page.fields if field.type == "password"]
    return (Evidence("a field for a password"),) if typed else ()


def _confidence(rows: Sequence[Claim], page: Page, *, asks: bool) -> Confidence | None:
    named = {row.place for row in rows if row.whole}
    loaded = {row.place for row in rows if row.place in {"icon", "assets"}}
    ordinary = all(row.ordinary for row in rows)
    signs = len(named) + bool(loaded)
    if asks:
        if named and signs > 1 and not ordinary:
            return Confidence.STRONG
        return Confidence.MEDIUM if (named and not ordinary) or "icon" in loaded else None
    # Nothing is asked as far as can be read; a page of scripts may ask later.
    if named and signs > 1 and not ordinary:
        return Confidence.MEDIUM if page.bare and loaded else Confidence.WEAK
    return None
