"""The one safe fetcher: nothing else of this product opens a suspect link.

It follows redirects itself, one connection at a time, each to an address that was checked; runs no
script, loads nothing a page names, sends no cookie and no referrer, and keeps nothing.
"""

import ssl
from collections.abc import Callable
from html import escape

from hueandcry.decode.fetch.certificate import certificate_of
from hueandcry.decode.fetch.charset import text_of
from hueandcry.decode.fetch.coding import unpacked
from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.decode.page.document import read_document
from hueandcry.gather.fetch.exchange import Reply, exchange
from hueandcry.gather.fetch.journey import Arrived, Fetched, Journey, onward_of
from hueandcry.gather.fetch.limits import AGENT, FetchEnded, Limits, Patience
from hueandcry.gather.fetch.names import Resolver, addresses_of, system_resolver
from hueandcry.gather.fetch.proxy import Proxy, tunnel
from hueandcry.gather.fetch.wire import PlainWire, TlsWire, Wire, connect
from hueandcry.model.observable import Link
from hueandcry.model.page import Certificate, FetchFault, Hop


class Fetcher:
    """Opens links. `clock` is monotonic, in seconds.

    `context` is what certificates are judged by (`trusted` by default). `allowed` are exact
    addresses and ports that are connected to although they are not public: only tests, whose server
    is on this machine, have any; no door sets them.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        limits: Limits | None = None,
        agent: str = AGENT,
        proxy: Proxy | None = None,
        resolver: Resolver = system_resolver,
        context: ssl.SSLContext | None = None,
        allowed: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        """Keep what to go by; nothing is opened yet."""
        self._clock, self._limits, self._agent = clock, limits or Limits(), agent
        self._proxy, self._resolver, self._allowed = proxy, resolver, allowed
        self._context = context

    def fetch(self, link: Link) -> Fetched:
        """Follow a link to where it lands. What goes wrong is a fault of the result."""
        journey = Journey(self._proxy is not None)
        patience = Patience(self._limits, self._clock)
        # A bare host is opened as browsers open it today.
        target = target_of(link.value if "://" in link.value else f"https://{link.host}/")
        while isinstance(target, Target):
            if fault := journey.refusal(target, self._limits):
                return journey.ended(fault)
            try:
                arrived = self._open(target, patience)
            except FetchEnded as ended:
                return journey.broken(target, ended.fault)
            following = onward_of(arrived, target)
            journey.add(arrived, following)
            if isinstance(following, FetchFault) or not following[1]:
                fault = following if isinstance(following, FetchFault) else None
                return journey.ended(fault)
            target = target_of(following[1], following[2])
        return journey.ended(target)

    def _open(self, target: Target, patience: Patience) -> Arrived:
        """Make one hop: look up, check, connect, ask. Raises `FetchEnded`."""
        plain, address = self._connect(target, patience)
        certificate: Certificate | None = None
        try:
            if self._proxy:
                tunnel(plain, self._proxy, target, self._limits)
                patience.restart()
            wire: Wire = plain
            if target.secure:
                secure = TlsWire(plain, self._trusted(), target.host)
                certificate = certificate_of(secure.peer(), secure.version())
                wire = secure
                patience.restart()
            reply = exchange(wire, target, self._agent, self._limits)
        finally:
            plain.close()
        return self._read(Hop(target.url, address, reply.status), reply, certificate)

    def _connect(self, target: Target, patience: Patience) -> tuple[PlainWire, str]:
        limits, proxy = self._limits, self._proxy
        seconds = patience.left(limits.name)
        patience.restart(hop=True)
        if proxy is None:
            found = addresses_of(target, self._resolver, seconds, self._allowed)
            return connect(found, target.port, limits, patience, self._allowed)
        if target.literal:
            addresses_of(target, self._resolver, seconds, self._allowed)
        own = self._resolver(proxy.host, seconds)
        exempt = frozenset((address, proxy.port) for address in own)
        return connect(own, proxy.port, limits, patience, exempt)[0], ""

    def _trusted(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = trusted()
        return self._context

    def _read(self, hop: Hop, reply: Reply, certificate: Certificate | None) -> Arrived:
        limits = self._limits
        if not reply.body:
            return Arrived(hop, reply, certificate, None, "", reply.faults)
        body = unpacked(reply.body, ",".join(reply.all("content-encoding")), limits.unpacked_bytes)
        text = text_of(body.body, reply.header("content-type"), limits.characters)
        faults = list(reply.faults)
        # A body that broke off ends inside its packing as well: once is enough.
        if body.fault and not (reply.faults and body.body):
            faults.append(FetchFault("coding", f"the page {body.fault}"))
        whole = not body.cut and len(text.text) < limits.characters
        if not whole and all(fault.kind != "cut" for fault in faults):
            faults.append(FetchFault("cut", "unpacked, the page is longer than is read"))
        if text.fault:
            faults.append(FetchFault("charset", text.fault))
        # A browser shows plain text as it is, tags and all.
        html = escape(text.text) if reply.content_type == "text/plain" else text.text
        document = read_document(html) if html.strip() else None
        return Arrived(hop, reply, certificate, document, text.charset, tuple(faults))


def trusted() -> ssl.SSLContext:
    """Return what certificates are judged by: the authorities of certifi, as httpx has it."""
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context
