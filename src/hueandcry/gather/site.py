"""The origin that asks for a signature, and who owns its host."""

from hueandcry.decode.host import split_host
from hueandcry.decode.link import parse_link
from hueandcry.decode.port import written_port
from hueandcry.gather.owners import hosts_above, owners_of
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.observable import Link
from hueandcry.model.ports import LinkIndex
from hueandcry.model.signing import Site


def site_link(origin: str) -> Link:
    """Read an origin such as `https://app.uniswap.org`. Raises `BadRequest`."""
    try:
        return parse_link(origin)
    except NotAnObservable as error:
        raise BadRequest(f"--site: {error.message}", "Such as https://app.uniswap.org") from None


def site_of(origin: str, links: LinkIndex) -> Site:
    """Return an origin's host and who owns it. Raises `BadRequest`."""
    link = site_link(origin)
    hosts = [link.host]
    if link.host_kind == "name":
        hosts = hosts_above(link.host, split_host(link.host, links.suffix))
    return Site(origin[:300], link.host, written_port(link), owners_of(links, hosts))
