"""Follows a link to where it says it leads on to, and to the handle it shows: without asking it."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.gather.link import LinkFacts
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Handle, Link, SafeProposal

# Links of links of links: a hostile one must not have us check thousands.
MAX_LEADS: Final = 10


class Lead(Struct, frozen=True):
    """Something a thing led to, which was checked as well, and the path that led there."""

    observable: Link | SafeProposal | Handle
    facts: tuple[AnyFact, ...]
    path: tuple[str, ...]


def may_lead(link: Link) -> bool:
    """Say whether a link may lead on; a bare host does on few hosts only. Cheap, for streams."""
    return link.value != link.host or ".ipfs." in link.host or link.host.endswith(".goog")


def onward(link: Link, facts: LinkFacts) -> Iterator[Lead]:
    """Yield every link this one leads on to, nested ones too, each once."""
    from hueandcry.decode.redirect_target import MAX_NESTING

    seen = {link.value}
    waiting: list[tuple[Link, tuple[str, ...]]] = [(link, ())]
    count = 0
    while waiting:
        here, path = waiting.pop(0)
        for target, how in _read(here):
            if target.value not in seen and count < MAX_LEADS:
                seen.add(target.value)
                count += 1
                there = (*path, how, f"leads on to {target.host}")
                yield Lead(target, facts.gather(target), there)
                if len(there) < 2 * MAX_NESTING:
                    waiting.append((target, there))


def _read(link: Link) -> Iterator[tuple[Link, str]]:
    from hueandcry.decode.redirect_target import targets_of

    for text, how in targets_of(link):
        try:
            yield parse_link(text), how
        except NotAnObservable:
            # What no browser could open leads nowhere.
            continue
