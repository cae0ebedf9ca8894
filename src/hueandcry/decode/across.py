"""Names written over a dot: `uni.swap-claim.example`, `binan.ce`."""

from collections.abc import Iterator

from msgspec import Struct

from hueandcry.decode.neighbourhood import HEAD
from hueandcry.model.brand import BrandName
from hueandcry.model.fact import HostParts, Resemblance

# Shorter names, and words, stand over a dot by chance too often ("open.sea-side.example"), unless
# the two labels are the name and nothing else ("up.bit.example").
_SHORTEST = 6
# Country codes have two letters (ISO 3166-1), and no other suffix has.
COUNTRY_CODE = 2


class Border(Struct, frozen=True):
    """Two neighbouring labels without separators, and where the dot stood."""

    left: str
    joined: str
    written: str
    place: int
    of_suffix: bool

    def heads(self) -> list[str]:
        """Return the keys of names that begin left of the dot."""
        ends = min(len(self.left), len(self.joined) - HEAD + 1)
        return [self.joined[start : start + HEAD] for start in range(ends)]


def borders(parts: HostParts) -> Iterator[Border]:
    """Yield each dot of a host a name could be written over, from the right.

    The dot before the suffix counts for country codes only ("coinba.se"): no name ends in "com".
    """
    following = "" if parts.platform or len(parts.suffix) != COUNTRY_CODE else parts.suffix
    if not following and not parts.left:
        return
    place = 0
    for label in (parts.own, *reversed(parts.left)):
        if following and not label.startswith("xn--") and not following.startswith("xn--"):
            left = _plain(label)
            joined = left + _plain(following)
            yield Border(left, joined, f"{label}.{following}", place, following is parts.suffix)
            place += 1
        following = label


def across(name: BrandName, border: Border) -> Resemblance | None:
    """Say whether the name stands over this dot."""
    alone = border.joined == name.text and not border.of_suffix
    if not alone and (len(name.text) < _SHORTEST or name.ordinary):
        return None
    start = border.joined.find(name.text)
    if start < 0 or not start < len(border.left) < start + len(name.text):
        return None
    rest = (border.joined[:start], border.joined[start + len(name.text) :])
    return Resemblance(name, "split", border.place, border.written, tuple(filter(None, rest)))


def _plain(label: str) -> str:
    return label.replace("-", "").replace("_", "")
