"""Text as people paste it → a `Link`, by the rules browsers use (WHATWG URL standard, 2026).

Limits: 8,192 characters; 253 characters a host and 63 a label (RFC 1035 §2.3.4).
"""

import re

import can_ada

from hueandcry.decode.defang import refang, unwrap
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import HostKind, Link

# RFC 9110 §4.1 asks for at least 8,000 octets; no honest link people pass on is longer.
MAX_CHARACTERS = 8_192
MAX_HOST, MAX_LABEL = 253, 63

_WEB = {"http", "https", "ws", "wss", "ftp"}
_CODE = {"javascript", "data", "vbscript"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]{1,5}(?:[/?#]|$))")
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]*([^/\\?#]*)")
_PLAIN_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.[a-z][a-z0-9-]*[a-z0-9]")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")


def parse_link(text: str) -> Link:
    """Read one link or host name. Raises `NotAnObservable` saying what is wrong and what to do."""
    if len(text) > MAX_CHARACTERS:
        raise NotAnObservable(
            f"the text has {len(text):,} characters, more than the {MAX_CHARACTERS:,} of a link",
            "Give the link alone, or only its host",
        )
    written = unwrap(text)
    if _PLAIN_HOST.fullmatch(written):
        return _plain(written)
    _refuse_other_things(written)
    given = refang(written)
    full = given if _scheme(given) else "https://" + given.lstrip("/")
    return _parsed(full, written, bare=full is not given)


def _plain(host: str) -> Link:
    """Take the commonest case, a lower-case ASCII host, without the browser's parser."""
    _check_lengths(host)
    return Link(host, host, "/", "name", host, host)


def _refuse_other_things(text: str) -> None:
    if not text:
        raise NotAnObservable("the line is empty", "Give a link or a host name")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotAnObservable(
            "the text is not valid UTF-8", "Copy the link again, or save the file as UTF-8"
        ) from None
    if _ADDRESS.fullmatch(text):
        raise NotAnObservable("this is an address, not a link", "This version checks links only")
    if text.startswith("@"):
        raise NotAnObservable("this is a handle, not a link", "This version checks links only")


def _scheme(given: str) -> str:
    """Return the scheme of a link, empty where there is none; refuse schemes that open no site."""
    found = _SCHEME.match(given)
    if not found:
        return ""
    scheme = found[1].lower()
    if scheme in _WEB:
        return scheme
    if scheme in _CODE:
        raise NotAnObservable(
            f"a {scheme}: link names no site, it runs in the page that is open",
            "Never paste it into the address bar: it can act in your name there",
        )
    raise NotAnObservable(
        f'links of the kind "{scheme}:" are not known', "Give an http or https link, or a host"
    )


def _parsed(full: str, written: str, *, bare: bool) -> Link:
    authority = _AUTHORITY.match(full)
    raw = authority[1] if authority else ""
    if bare and "@" in raw:
        raise NotAnObservable(
            "this looks like a mail address",
            f"To check its domain give {raw.rpartition('@')[2]} alone; for a link add https://",
        )
    written_host = _host_in(raw)
    if bare and written_host.isascii():
        # A bare number would be read as an IP address; nobody means that.
        _check_dot(written_host, written_host)
    try:
        url = can_ada.parse(full)
    except ValueError:
        return _unparsable(full, written, written_host)
    host = url.hostname.rstrip(".") if url.hostname != "." else ""
    _check_name(host, written_host)
    alone = bare and url.pathname == "/" and not url.search and not url.port
    value = host if alone else url.href
    return Link(value, host, url.pathname, _host_kind(host), written, written_host)


def _host_in(authority: str) -> str:
    """Cut user name, password and port off an authority as it was written."""
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        return host
    return re.sub(r":[0-9]*$", "", host)


def _host_kind(host: str) -> HostKind:
    if host.startswith("["):
        return "ipv6"
    return "ipv4" if host.replace(".", "").isdigit() else "name"


def _check_name(host: str, written_host: str) -> None:
    if not host:
        raise NotAnObservable("the link names no host", "Give a link such as https://example.org/")
    _check_dot(host, written_host)
    if not host.startswith("["):
        _check_lengths(host)


def _check_dot(host: str, written_host: str) -> None:
    if host and "." not in host and not host.startswith("["):
        raise NotAnObservable(
            f'"{written_host[:80]}" is no public host name: it has no dot',
            "Give the whole host, such as app.example.org",
        )


def _check_lengths(host: str) -> None:
    if len(host) > MAX_HOST:
        raise NotAnObservable(
            f"the host has {len(host)} characters; DNS names end at {MAX_HOST}",
            "Copy the link again: no browser can open this one",
        )
    for label in host.split("."):
        if not label or len(label) > MAX_LABEL:
            fault = "an empty part" if not label else f"a part of {len(label)} characters"
            raise NotAnObservable(
                f"the host has {fault}; DNS allows 1 to {MAX_LABEL}",
                "Copy the link again: no browser can open this one",
            )


def _unparsable(full: str, written: str, written_host: str) -> Link:
    """Keep a name whose only fault is IDNA: lists may hold it. Refuse every other text."""
    host = written_host.lower().rstrip(".")
    if "xn--" in host and _PLAIN_HOST.fullmatch(host):
        _check_lengths(host)
        path = re.sub(r"^[a-z]+:[/\\]*[^/\\?#]*", "", full, flags=re.IGNORECASE) or "/"
        return Link(full, host, path.split("?")[0].split("#")[0], "name", written, written_host)
    raise NotAnObservable(_fault(written_host), "Copy the link again, without what surrounds it")


def _fault(written_host: str) -> str:
    """Say why the URL standard refuses this text, as far as the host shows it."""
    if not written_host:
        return "the link names no host"
    if re.search(r"\s", written_host):
        return f'the host "{written_host[:80]}" has a blank in it'
    if re.fullmatch(r"[0-9a-fA-Fx.]+", written_host) or written_host.startswith("["):
        return f'"{written_host[:80]}" is no valid IP address'
    if not written_host.isascii() or "xn--" in written_host.lower():
        return f'"{written_host[:80]}" is no valid international name (UTS 46)'
    return f'no browser can open "{written_host[:80]}"'
