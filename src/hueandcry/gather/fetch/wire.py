"""Connections that cannot hold us: bytes by a deadline, TLS over them, to checked addresses only.

TLS runs over memory, not over the socket: so its handshake keeps to the same deadline and the same
count of bytes as everything else.
"""

import socket
import ssl
from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from hueandcry.gather.fetch.limits import FetchEnded, Limits, Patience

_CHUNK = 64 * 1024


class Wire(Protocol):
    """Something to talk over."""

    def send(self, data: bytes) -> None:
        """Send all of it. Raises `FetchEnded`."""

    def receive(self) -> bytes:
        """Return what comes next, empty at the end. Raises `FetchEnded`."""


class PlainWire:
    """A connected socket under a patience."""

    def __init__(self, connected: socket.socket, patience: Patience) -> None:
        """Take the socket over."""
        self._socket, self._patience = connected, patience

    def send(self, data: bytes) -> None:
        """Send all of it."""
        try:
            self._socket.settimeout(self._patience.wait())
            self._socket.sendall(data)
        except TimeoutError:
            raise self._patience.silent() from None
        except OSError as error:
            raise FetchEnded("connect", f"the connection broke: {_words(error)}") from None

    def receive(self) -> bytes:
        """Return what comes next."""
        try:
            self._socket.settimeout(self._patience.wait())
            data = self._socket.recv(_CHUNK)
        except TimeoutError:
            raise self._patience.silent() from None
        except OSError as error:
            raise FetchEnded("connect", f"the connection broke: {_words(error)}") from None
        self._patience.got(len(data))
        return data

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


class TlsWire:
    """TLS over a plain wire, for one named host. Raises `FetchEnded` where it is not who it says.

    A certificate that does not hold ends the fetch: its page is not read.
    """

    def __init__(self, plain: PlainWire, context: ssl.SSLContext, host: str) -> None:
        """Shake hands."""
        self._plain = plain
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        try:
            self._tls = context.wrap_bio(self._in, self._out, server_hostname=host)
        # A name that is none in a certificate's sense, such as one with an empty label.
        except (ValueError, UnicodeError) as error:
            raise FetchEnded("tls", f"no certificate can be for {host[:80]!r} ({error})") from None
        self._until(self._tls.do_handshake)

    def _until(self, step: Any) -> Any:  # noqa: ANN401 - what the step returns
        """Repeat a step until it needs no more bytes from the other side."""
        while True:
            try:
                done = step()
            except ssl.SSLWantReadError:
                self._flush()
                self._feed()
                continue
            except ssl.SSLCertVerificationError as error:
                raise FetchEnded("certificate", str(error.verify_message)) from None
            except ssl.SSLError as error:
                raise FetchEnded("tls", f"TLS failed: {error.reason or error}") from None
            self._flush()
            return done

    def _feed(self) -> None:
        data = self._plain.receive()
        if data:
            self._in.write(data)
        else:
            self._in.write_eof()

    def _flush(self) -> None:
        data = self._out.read()
        if data:
            self._plain.send(data)

    def send(self, data: bytes) -> None:
        """Send all of it."""
        while data:
            data = data[self._until(partial(self._tls.write, data)) :]

    def receive(self) -> bytes:
        """Return what comes next; an end without TLS's own farewell is an end as well."""
        data: bytes = self._until(self._read)
        return data

    def _read(self) -> bytes:
        try:
            return self._tls.read(_CHUNK)
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""

    def peer(self) -> dict[str, Any]:
        """Return the certificate that held."""
        return self._tls.getpeercert() or {}

    def version(self) -> str:
        """Return the protocol's version."""
        return self._tls.version() or ""


def connect(
    addresses: Sequence[str],
    port: int,
    limits: Limits,
    patience: Patience,
    allowed: frozenset[tuple[str, int]] = frozenset(),
) -> tuple[PlainWire, str]:
    """Connect to the first address that answers, and return it. Raises `FetchEnded`."""
    reasons: list[str] = []
    for address in addresses[: limits.addresses]:
        if (address, port) not in allowed and is_own(address, port):
            raise FetchEnded("address", f"{address} is this machine's own", inside=True)
        try:
            return _connected(address, port, limits, patience), address
        except OSError as error:
            reasons.append(f"{address}: {_words(error)}")
    raise FetchEnded("connect", "; ".join(reasons))


def _connected(address: str, port: int, limits: Limits, patience: Patience) -> PlainWire:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.settimeout(patience.left(limits.connect))
        found.connect((address, port))
    except (OSError, FetchEnded):
        found.close()
        raise
    return PlainWire(found, patience)


def is_own(address: str, port: int) -> bool:
    """Say whether an address is one of this machine's: what is meant for the net ends here.

    Asks the routing table by way of a datagram socket; nothing is sent.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((address, port))
            own: str = probe.getsockname()[0]
        except OSError:
            return False
        return own == address


def _words(error: OSError) -> str:
    return "it did not answer" if isinstance(error, TimeoutError) else error.strerror or str(error)
