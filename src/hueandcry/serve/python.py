"""The Python door: the same results as the command line's, as objects."""

import argparse
from pathlib import Path

from hueandcry.model.verdict import Answer
from hueandcry.run.check import Checker
from hueandcry.serve import clock
from hueandcry.serve.cli import home_of
from hueandcry.store.choices import read_choices
from hueandcry.store.home import Home
from hueandcry.store.link_index import FileIndex, MemoryIndex


def check(thing: str, *, claims: str | None = None, home: Path | None = None) -> Answer:
    """Check one link or host against the snapshot in use.

    `home` is the data directory (by default the one the command line uses). Raises
    `hueandcry.model.errors.HueError`: `NotAnObservable` for a text that is no link, `BadRequest`
    for an unknown brand, `Corrupt` where there is no usable snapshot. For many links use
    `open_checker`.
    """
    checker = open_checker(home=home, in_memory=False)
    return checker.check(thing, checker.claim(claims) if claims else None).answer


def open_checker(*, home: Path | None = None, in_memory: bool = True) -> Checker:
    """Open the snapshot in use for many checks; not to be shared between threads.

    In memory it takes a third of a second to open and checks some 20,000 hosts a second; from the
    file it opens at once and checks some thousands.
    """
    place = Home(home or home_of(argparse.Namespace(home=None)))
    snapshot = place.open_current()
    index = MemoryIndex(snapshot) if in_memory else FileIndex(snapshot)
    return Checker(index, clock.now(), read_choices(place))
