"""Brings the files of feeds in: from the web, from a mirror directory, or from the package itself.

Limits: 64 MiB a file, 60 s without a byte, 5 redirects, https only. A file cut short is an error of
the transfer (RFC 9112 §8), never a shorter file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from msgspec import Struct

from hueandcry.model.errors import Unreachable
from hueandcry.version import __version__

if TYPE_CHECKING:
    import httpx

# The largest list known today has 8 MB; ten times that is no list any more.
MAX_BYTES = 64 * 1024 * 1024
_SECONDS = 60.0
_MAX_REDIRECTS = 5


class NotMirrored(Unreachable):
    """A mirror that does not hold a file, which its publisher may well have."""


class Download(Struct, frozen=True):
    """A file as its publisher serves it; `tag` is what the next call may ask "changed?" with."""

    data: bytes
    tag: str
    published: str = ""


class Source(Protocol):
    """Where files come from."""

    def get(self, address: str, tag: str) -> Download | None:
        """Return the file, or None where the publisher says it is still the one with this tag.

        Raises `Unreachable` with the reason.
        """


class Mirror:
    """A directory laid out as `<host>/<path>`; an empty path is `index.json`."""

    def __init__(self, root: Path) -> None:
        """Use the directory at `root`."""
        self._root = root

    def get(self, address: str, tag: str) -> Download | None:
        """Read the file an address stands for."""
        parts = urlsplit(address)
        path = self._root / parts.netloc / (parts.path.lstrip("/") or "index.json")
        try:
            if path.stat().st_size > MAX_BYTES:
                raise Unreachable(f"{address}: larger than {MAX_BYTES // 2**20} MiB")
            data = path.read_bytes()
        except FileNotFoundError:
            raise NotMirrored(f"{address}: not in the mirror {self._root}") from None
        except OSError as error:
            raise Unreachable(f"{address}: {error.strerror}") from None
        return _changed(data, tag)


class Package:
    """Files that come with an installed package: `package:NAME/PATH`, or all TOML below a path."""

    def get(self, address: str, tag: str) -> Download | None:
        """Read the file."""
        package, _, path = address.removeprefix("package:").partition("/")
        try:
            data = package_files(package).joinpath(path).read_bytes()
        except (OSError, ModuleNotFoundError) as error:
            raise Unreachable(f"{address}: {error}") from None
        return _changed(data, tag)


class LocalFile:
    """A file on this machine that a user declared as a feed: `file:PATH`."""

    def get(self, address: str, tag: str) -> Download | None:
        """Read the file."""
        path = Path(address.removeprefix("file://").removeprefix("file:")).expanduser()
        try:
            if path.stat().st_size > MAX_BYTES:
                raise Unreachable(f"{address}: larger than {MAX_BYTES // 2**20} MiB")
            data = path.read_bytes()
        except OSError as error:
            raise Unreachable(f"{address}: {error.strerror}") from None
        return _changed(data, tag)


def starter_files() -> dict[str, bytes]:
    """Return the files of the starter pack by name."""
    root = package_files("hueandcry") / "starter"
    return dict(sorted(_toml_below(root)))


def _toml_below(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", data) for name, data in _toml_below(entry))
        elif entry.name.endswith(".toml"):
            yield entry.name, entry.read_bytes()


class Web:
    """Downloads over https with conditional requests (RFC 9110 §13)."""

    def __init__(self, client: "httpx.Client") -> None:
        """Use the client, which `web` makes with the limits of this file."""
        self._client = client

    def get(self, address: str, tag: str) -> Download | None:
        """Download a file, unless it is still the one with this tag."""
        import httpx

        headers = {"If-None-Match": tag} if tag.startswith(('"', "W/")) else {}
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED and headers:
                    return None
                if response.status_code != httpx.codes.OK:
                    raise Unreachable(f"{address}: the server answered {response.status_code}")
                data = _body(response, address)
                etag = response.headers.get("etag", "")
                published = response.headers.get("last-modified", "")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(f"{address}: {str(error) or type(error).__name__}") from None
        fresh = _changed(data, "" if etag else tag)
        return fresh and Download(data, etag or fresh.tag, published)


@contextmanager
def web() -> Iterator[Web]:
    """Open a client; close it at the end."""
    import httpx

    agent = {"User-Agent": f"hueandcry/{__version__}"}
    with httpx.Client(
        headers=agent,
        timeout=_SECONDS,
        follow_redirects=True,
        max_redirects=_MAX_REDIRECTS,
        event_hooks={"request": [_only_https]},
    ) as client:
        yield Web(client)


def _only_https(request: "httpx.Request") -> None:
    """Refuse to be led off https; a server on this machine is a mirror somebody runs."""
    if request.url.scheme != "https" and request.url.host not in {"127.0.0.1", "localhost"}:
        raise Unreachable(f"{request.url}: feeds are read over https only")


def _body(response: "httpx.Response", address: str) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > MAX_BYTES:
            raise Unreachable(f"{address}: larger than {MAX_BYTES // 2**20} MiB")
    return bytes(data)


def _changed(data: bytes, tag: str) -> Download | None:
    """Compare by content where the publisher gives no tag of his own."""
    own = "sha256:" + sha256(data).hexdigest()
    return None if own == tag else Download(data, own)
