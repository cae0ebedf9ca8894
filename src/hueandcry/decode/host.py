"""A host name → its parts by the Public Suffix List, and its Unicode form."""

from collections.abc import Callable

import can_ada

from hueandcry.model.fact import HostParts
from hueandcry.model.suffix import EXCEPTION, ICANN, ICANN_BELOW, PRIVATE, PRIVATE_BELOW

Rules = Callable[[str], int]
_ANY = ICANN | PRIVATE
_ANY_BELOW = ICANN_BELOW | PRIVATE_BELOW


def split_host(host: str, rules: Rules) -> HostParts:
    """Split an ASCII host. `rules` gives the list's rules for exactly one name.

    Source: publicsuffix.org/list, "Algorithm": the longest matching rule decides, an exception
    beats it, and a name no rule speaks of has its last label as suffix.
    """
    labels = host.split(".")
    take, private = _suffix_length(labels, rules)
    if take >= len(labels):
        return HostParts(host, "", (), "", host if private else "")
    suffix = ".".join(labels[-take:])
    own = labels[-take - 1]
    return HostParts(
        suffix, own, tuple(labels[: -take - 1]), f"{own}.{suffix}", suffix if private else ""
    )


def _suffix_length(labels: list[str], rules: Rules) -> tuple[int, bool]:
    """Return how many labels the public suffix has, and whether its rule is a private one."""
    take, private = 1, False
    name = ""
    for count, label in enumerate(reversed(labels), start=1):
        name = f"{label}.{name}" if name else label
        rule = rules(name)
        if not rule:
            continue
        if rule & EXCEPTION:
            return count - 1, private
        if rule & _ANY:
            take, private = count, not rule & ICANN
        if rule & _ANY_BELOW and count < len(labels):
            take, private = count + 1, not rule & ICANN_BELOW
    return take, private


def to_unicode(label: str) -> str:
    """Decode one label from punycode (RFC 3492); a label that is none stays as it is."""
    if not label.startswith("xn--"):
        return label
    # The stub says str, the function takes bytes (can-ada 3.0.0).
    decoded: str = can_ada.idna_decode(label.encode())  # type: ignore[arg-type]
    return decoded if decoded and not decoded.startswith("xn--") else _plain_punycode(label)


def _plain_punycode(label: str) -> str:
    """Decode what IDNA refuses too: a thief's browser trick is still worth reading."""
    try:
        return label[4:].encode().decode("punycode") or label
    except (UnicodeError, ValueError):
        return label


def parents(host: str, suffix: str) -> list[str]:
    """Return the host and its parents down to the registrable domain, longest first."""
    names = []
    while host and host != suffix:
        names.append(host)
        host = host.partition(".")[2]
    return names
