"""How much a stranger's server may cost us, and the patience that keeps to it.

All limits are values with their reason; the clock is handed down, so that tests set both.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from hueandcry.model.page import FaultKind, FetchFault

# A browser's plain words: a page that shows itself to browsers only shows itself to us.
AGENT: Final = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Limits(Struct, frozen=True):
    """Limits of one fetch, all its hops together where not said otherwise. Times in seconds."""

    # Long enough for ten slow hops; a person waits for the answer.
    total: float = 40.0
    name: float = 5.0
    connect: float = 8.0
    # Of each hop: until the first byte, and between two.
    first_byte: float = 12.0
    silence: float = 8.0
    # After this long a hop must have brought this many bytes a second on average: slower is a drip
    # that holds us, a modem's speed is 5,000.
    grace: float = 5.0
    rate: float = 500.0
    # RFC 9110 §5.4 names no limit; browsers stop at 256 KiB, honest answers have 4.
    head_bytes: int = 64 * 1024
    headers: int = 150
    interim: int = 8
    # A large page of today has half a megabyte of HTML (HTTP Archive, 90th percentile).
    body_bytes: int = 4 * 2**20
    unpacked_bytes: int = 8 * 2**20
    characters: int = 2_000_000
    # What the Fetch standard allows is 20; campaigns use three to five.
    redirects: int = 10
    # Addresses of one name that are tried, one after the other.
    addresses: int = 3
    # Whether https may lead to http.
    downgrade: bool = False

    @property
    def wire_bytes(self) -> int:
        """Return what one hop may send in all: a body, its head, and what TLS and chunks add."""
        return self.body_bytes + 4 * self.head_bytes + self.body_bytes // 4


class FetchEnded(Exception):
    """A fetch that goes no further, and why."""

    def __init__(self, kind: FaultKind, text: str, *, inside: bool = False) -> None:
        """Keep the fault."""
        super().__init__(text)
        self.fault = FetchFault(kind, text, inside)


class Patience:
    """Counts time and bytes. One for a fetch; `restart` for each hop and after each handshake."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        """`clock` is monotonic, in seconds."""
        self._limits, self._clock = limits, clock
        self._end = clock() + limits.total
        self._started = self._first = -1.0
        self._bytes = self._hop_bytes = 0
        self.restart()

    def restart(self, *, hop: bool = False) -> None:
        """Begin to wait for a first byte again; `hop` for a new connection."""
        self._started, self._first, self._bytes = self._clock(), -1.0, 0
        if hop:
            self._hop_bytes = 0

    def left(self, most: float) -> float:
        """Return how long something may take. Raises `FetchEnded` where there is no time left."""
        left = min(most, self._end - self._clock())
        if left <= 0:
            raise FetchEnded("timeout", f"took more than {self._limits.total:g} seconds in all")
        return left

    def wait(self) -> float:
        """Return how long to wait for the next byte. Raises `FetchEnded`."""
        if self._first >= 0:
            return self.left(self._limits.silence)
        left = self._started + self._limits.first_byte - self._clock()
        if left <= 0:
            raise self.silent()
        return self.left(left)

    def silent(self) -> FetchEnded:
        """Return that nothing came in the time there was."""
        most = self._limits.first_byte if self._first < 0 else self._limits.silence
        what = "no answer" if self._first < 0 else "no further byte"
        return FetchEnded("timeout", f"{what} in {most:g} seconds")

    def got(self, count: int) -> None:
        """Count bytes that came. Raises `FetchEnded` where they are too many or too slow."""
        now = self._clock()
        if self._first < 0:
            self._first = now
        self._bytes += count
        self._hop_bytes += count
        if self._hop_bytes > self._limits.wire_bytes:
            raise FetchEnded("cut", f"sent more than {self._limits.wire_bytes:,} bytes")
        late = now - self._first - self._limits.grace
        if late > 0 and self._bytes < late * self._limits.rate:
            raise FetchEnded("slow", f"drips: {self._bytes:,} bytes in {late:.0f} seconds and more")
