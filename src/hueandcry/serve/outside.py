"""The options by which outside parties are asked about a domain: never without one of them."""

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hueandcry.run.outside import Ask, Outside
    from hueandcry.store.home import Home


def add_outside(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--registration", action="store_true", help="ask the registry since when a domain is there"
    )
    parser.add_argument(
        "--certificates", action="store_true", help="ask crt.sh since when it has certificates"
    )


@contextmanager
def outside_of(arguments: argparse.Namespace, home: "Home", now: str) -> "Iterator[Outside | None]":
    """Open what the options ask for: nothing, and no network, without any of them."""
    if not arguments.registration and not arguments.certificates:
        yield None
        return
    from hueandcry.gather.certificates import CertificateSearch
    from hueandcry.gather.public_answer import asker
    from hueandcry.gather.rdap import Rdap
    from hueandcry.run.outside import Outside

    with asker() as used:
        asks: dict[str, Ask] = {}
        if arguments.registration:
            asks["registration"] = Rdap(used, now, home.root / "rdap.json").ask
        if arguments.certificates:
            asks["certificates"] = CertificateSearch(used, now).ask
        yield Outside(asks)
