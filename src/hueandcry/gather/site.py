"""The origin that asks for a signature, and who owns its host."""

from hueandcry.decode.host import parents, split_host
from hueandcry.decode.link import parse_link
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.ports import LinkIndex
from hueandcry.model.signing import Site


def site_of(origin: str, links: LinkIndex) -> Site:
    """Read an origin such as `https://app.uniswap.org`. Raises `BadRequest`."""
    try:
        link = parse_link(origin)
    except NotAnObservable as error:
        raise BadRequest(f"--site: {error.message}", "Such as https://app.uniswap.org") from None
    hosts = [link.host]
    if link.host_kind == "name":
        parts = split_host(link.host, links.suffix)
        hosts = parents(link.host, parts.suffix) if parts.own else hosts
    owners = next((rows for host in hosts if (rows := links.owners(host))), ())
    return Site(origin[:300], link.host, _port(link.value), owners)


def _port(value: str) -> str:
    """Return the port of a canonical link, empty for the scheme's own."""
    authority = value.partition("://")[2].partition("/")[0].rpartition("@")[2]
    _, colon, port = authority.rpartition(":")
    return port if colon and port.isdigit() else ""
