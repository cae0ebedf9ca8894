"""All described bridges. A new one is a file in `described/`, found by being there."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from hueandcry.decode.bridges.description import (
    BadDescription,
    BridgeDescription,
    checked,
    extended,
    parse_description,
)
from hueandcry.model.bridge import BridgeTerms, TokenPair

_PACKAGE = "hueandcry.decode.bridges.described"


@cache
def described() -> Mapping[str, BridgeDescription]:
    """Return the built-in descriptions by name."""
    folder = import_module(_PACKAGE).__path__
    names = sorted(found.name for found in iter_modules(folder))
    modules = [import_module(f"{_PACKAGE}.{name}") for name in names]
    return {one.BRIDGE.name: checked(one.BRIDGE) for one in modules}


def with_own(texts: Iterable[str]) -> Mapping[str, BridgeDescription]:
    """Return the built-in descriptions and those of TOML texts, which may add to a built-in one.

    Raises `BadDescription`.
    """
    found = dict(described())
    for text in texts:
        more = parse_description(text)
        if more.name not in found and not more.events:
            raise BadDescription(f"{more.name}: a new bridge needs events")
        found[more.name] = extended(found[more.name], more) if more.name in found else more
    return found


def terms_of(bridges: Iterable[BridgeDescription]) -> Mapping[str, BridgeTerms]:
    """Return how each bridge's releases may differ from their deposits."""
    return {one.name: one.terms for one in bridges}


def tokens_of(bridges: Iterable[BridgeDescription]) -> tuple[TokenPair, ...]:
    """Return the token mappings of all bridges."""
    return tuple(pair for one in bridges for pair in one.tokens)
