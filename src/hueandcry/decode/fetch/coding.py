"""Takes off what a body was packed in (RFC 9110 §8.4), never beyond a limit.

Limits: the caller's bytes after unpacking, at every layer; two layers; 16 gzip members. A bomb is
read up to the limit and said to be cut.
"""

import zlib
from typing import Final, NamedTuple

# Some servers pack twice by mistake; nobody does so three times.
MAX_LAYERS: Final = 2
MAX_MEMBERS: Final = 16
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Unpacked(NamedTuple):
    """The body, as far as it could be unpacked; `fault` says what is wrong with the rest.

    `cut` says that the limit was reached.
    """

    body: bytes
    fault: str = ""
    cut: bool = False


def unpacked(body: bytes, codings: str, limit: int) -> Unpacked:
    """Unpack by a Content-Encoding header; what is in no coding we asked for is not read."""
    names = [name.strip().lower() for name in codings.split(",") if name.strip()]
    layers = [name for name in reversed(names) if name != "identity"]
    if len(layers) > MAX_LAYERS:
        return Unpacked(b"", f"packed {len(layers)} times over")
    cut = False
    for name in layers:
        body, fault, layer_cut = _layer(body, name, limit)
        cut = cut or layer_cut
        if fault:
            return Unpacked(body, fault, cut)
    return Unpacked(body[:limit], "", cut or len(body) > limit)


def _layer(body: bytes, name: str, limit: int) -> Unpacked:
    if not body:
        return Unpacked(b"")
    if name in {"gzip", "x-gzip"}:
        return _gzip(body, limit)
    if name == "deflate":
        # RFC 9110 §8.4.1.2 means zlib's format; some send the bare stream.
        found = _inflated(body, _ZLIB, limit)
        return found if found.body or not found.fault else _inflated(body, _RAW, limit)
    return Unpacked(b"", f"packed as {name[:40]!r}, which was not asked for")


def _gzip(body: bytes, limit: int) -> Unpacked:
    parts: list[bytes] = []
    left = limit
    for _ in range(MAX_MEMBERS):
        engine = zlib.decompressobj(_GZIP)
        found = _run(engine, body, left)
        # Browsers drop what stands behind the last member and is none.
        if parts and found.fault:
            break
        parts.append(found.body)
        left -= len(found.body)
        body = engine.unused_data
        if found.fault or found.cut or not body.startswith(b"\x1f\x8b"):
            return Unpacked(b"".join(parts), found.fault, found.cut)
    return Unpacked(b"".join(parts))


def _inflated(body: bytes, bits: int, limit: int) -> Unpacked:
    return _run(zlib.decompressobj(bits), body, limit)


def _run(engine: "zlib._Decompress", body: bytes, limit: int) -> Unpacked:
    try:
        # Length 0 would mean no limit.
        out = engine.decompress(body, max(limit, 0) + 1)
    except zlib.error as error:
        return Unpacked(b"", f"is not packed as it says ({error})")
    if len(out) > limit:
        return Unpacked(out[:limit], "", cut=True)
    return Unpacked(out, "" if engine.eof else "ends inside what it is packed in")
