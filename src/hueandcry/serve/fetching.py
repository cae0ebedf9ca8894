"""Opening links: only when asked, and how."""

import argparse
from typing import TYPE_CHECKING, Final

from hueandcry.model.errors import BadRequest

if TYPE_CHECKING:
    from hueandcry.gather.fetch.fetcher import Fetcher

_LONGEST_AGENT: Final = 256


def add_fetching(parser: argparse.ArgumentParser) -> None:
    """Add the options of opening links."""
    parser.add_argument(
        "--fetch", action="store_true", help="open links: where do they lead, what is there?"
    )
    parser.add_argument(
        "--proxy", metavar="URL", help="open them through this HTTP proxy (http://host:port)"
    )
    parser.add_argument("--agent", metavar="TEXT", help="the user agent to open them with")


def fetcher_of(arguments: argparse.Namespace) -> "Fetcher | None":
    """Return what opens links, None where nobody asked for it. Raises `BadRequest`."""
    if not arguments.fetch:
        if arguments.proxy or arguments.agent:
            raise BadRequest("--proxy and --agent are of --fetch", "Add --fetch to open links")
        return None
    from time import monotonic

    from hueandcry.gather.fetch.fetcher import Fetcher
    from hueandcry.gather.fetch.limits import AGENT
    from hueandcry.gather.fetch.proxy import proxy_of

    agent = arguments.agent or AGENT
    if not agent.isascii() or not agent.isprintable() or len(agent) > _LONGEST_AGENT:
        raise BadRequest("--agent is no user agent", f"ASCII, {_LONGEST_AGENT} characters at most")
    proxy = proxy_of(arguments.proxy) if arguments.proxy else None
    return Fetcher(monotonic, agent=agent.strip(), proxy=proxy)
