"""The two documents the US Treasury publishes its list of Specially Designated Nationals in.

`SDN.XML` (root `sdnList`, OFAC's data specification of 2023-09-25) and `SDN_ADVANCED.XML` (root
`Sanctions`, after the UN's model): the same list, but the advanced one alone tells when a holder
was listed. Accounts are identities, or features, of the type `Digital Currency Address - XBT`, the
last word being OFAC's code of an asset.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.xml_elements import Element, elements

_TYPE: Final = "Digital Currency Address - "
_WANTED: Final = frozenset(
    "publshInformation sdnEntry DateOfIssue FeatureType DistinctParty SanctionsEntry".split()
)
_BELOW: Final = frozenset(
    "Publish_Date uid lastName firstName programList program idList id idType idNumber"
    " Year Month Day Profile Identity Alias DocumentedName DocumentedNamePart NamePartValue"
    " Feature FeatureVersion VersionDetail EntryEvent Date SanctionsMeasure Comment".split()
)
_AMERICAN_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class Party(Struct, frozen=True):
    """A holder with his (asset, account) pairs.

    `uid` is OFAC's number of him, `listed` the day he was first listed, empty where not told.
    """

    uid: str
    holder: str
    accounts: tuple[tuple[str, str], ...]
    programmes: tuple[str, ...] = ()
    listed: str = ""


class _Document(Struct, frozen=True):
    """What was read so far: the list's day, parties, assets by id, and listings by uid."""

    published: list[str]
    parties: list[Party]
    assets: dict[str, str]
    listings: dict[str, tuple[str, tuple[str, ...]]]


def read_sdn(chunks: Iterable[bytes]) -> tuple[str, list[Party]]:
    """Return the list's day and everybody with an account. Raises `FeedFault`."""
    found = _Document([], [], {}, {})
    for element in elements(chunks, _WANTED, _BELOW):
        _READERS[element.name](element, found)
    if not found.published:
        raise FeedFault("no SDN list: it tells no day of publication")
    if not found.parties:
        raise FeedFault("the SDN list holds no digital currency address: its shape has changed")
    return found.published[0], [_with_listing(party, found) for party in found.parties]


def _with_listing(party: Party, found: _Document) -> Party:
    if party.uid not in found.listings:
        return party
    listed, programmes = found.listings[party.uid]
    return replace(party, listed=listed, programmes=programmes)


def _publication(element: Element, found: _Document) -> None:
    """`<Publish_Date>09/23/2026</Publish_Date>`."""
    parts = _AMERICAN_DAY.fullmatch(element.child("Publish_Date"))
    day = _iso(parts[3], parts[1], parts[2]) if parts else ""
    if not day:
        raise FeedFault("the SDN list is of no known day")
    found.published.append(day)


def _entry(element: Element, found: _Document) -> None:
    """`sdnEntry`: uid, firstName, lastName, programList/program, idList/id/(idType, idNumber)."""
    accounts = tuple(
        (kind.removeprefix(_TYPE), identity.child("idNumber"))
        for identity in element.all("id")
        if (kind := identity.child("idType")).startswith(_TYPE)
    )
    if accounts:
        names = (element.child("lastName"), element.child("firstName"))
        programmes = tuple(program.text for program in element.all("program"))
        holder = ", ".join(filter(None, names))
        found.parties.append(Party(element.child("uid"), holder, accounts, programmes))


def _issue(element: Element, found: _Document) -> None:
    """`<DateOfIssue><Year>2026</Year><Month>9</Month><Day>23</Day></DateOfIssue>`."""
    day = _day(element)
    if not day:
        raise FeedFault("the SDN list is of no known day")
    found.published.append(day)


def _feature_type(element: Element, found: _Document) -> None:
    """`<FeatureType ID="345">Digital Currency Address - ETH</FeatureType>`."""
    if element.text.startswith(_TYPE):
        found.assets[element.attributes.get("ID", "")] = element.text.removeprefix(_TYPE)


def _party(element: Element, found: _Document) -> None:
    """`DistinctParty`: the holder's names, and his accounts as details of features."""
    accounts = tuple(
        (asset, detail.text)
        for feature in element.all("Feature")
        if (asset := found.assets.get(feature.attributes.get("FeatureTypeID", "")))
        for detail in feature.all("VersionDetail")
    )
    if accounts:
        profile = next(element.all("Profile"), element)
        uid = profile.attributes.get("ID", "")
        found.parties.append(Party(uid, _name(element), accounts))


def _name(element: Element) -> str:
    aliases = list(element.all("Alias"))
    main = [alias for alias in aliases if alias.attributes.get("Primary") == "true"] or aliases
    parts = next((name for alias in main for name in alias.all("DocumentedName")), None)
    return ", ".join(part.text for part in parts.all("NamePartValue")) if parts else ""


def _listed(element: Element, found: _Document) -> None:
    """`SanctionsEntry`: the first event is the listing, a measure's comment the programme."""
    days = sorted(filter(None, (_day(event) for event in element.all("EntryEvent"))))
    measures = (measure.child("Comment") for measure in element.all("SanctionsMeasure"))
    programmes = tuple(filter(None, measures))
    found.listings[element.attributes.get("ProfileID", "")] = (days[0] if days else "", programmes)


def _day(element: Element) -> str:
    """Return the first day below an element (Year, Month, Day), empty where there is none."""
    return _iso(*(next((e.text for e in element.all(p)), "") for p in ("Year", "Month", "Day")))


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except (ValueError, OverflowError):
        return ""


_READERS: Final = {
    "publshInformation": _publication, "sdnEntry": _entry, "DateOfIssue": _issue,
    "FeatureType": _feature_type, "DistinctParty": _party, "SanctionsEntry": _listed,
}  # fmt: skip
