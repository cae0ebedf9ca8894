"""Certificates for tests: an authority of our own, and what it and others vouch for.

Written in DER by hand (RFC 5280, X.690), so that no other program is needed.
"""

import ssl
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from Crypto.Hash import SHA256
from Crypto.PublicKey import ECC
from Crypto.Signature import DSS
from Crypto.Util.asn1 import DerObjectId

_NOW, _LATER, _PAST = "200101000000Z", "490101000000Z", "210101000000Z"
KINDS = ("good", "self_signed", "wrong_name", "expired", "unknown_issuer")


@cache
def _key(number: int) -> ECC.EccKey:
    return ECC.generate(curve="P-256")


def _tlv(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 128:
        return bytes((tag, len(body))) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + body


def _sequence(*parts: bytes) -> bytes:
    return _tlv(0x30, *parts)


def _identifier(dotted: str) -> bytes:
    encoded: bytes = DerObjectId(dotted).encode()
    return encoded


def _named(text: str) -> bytes:
    part = _sequence(_identifier("2.5.4.3"), _tlv(0x0C, text.encode()))
    return _sequence(_tlv(0x31, part))


def _extensions(names: list[str], *, authority: bool) -> bytes:
    found = []
    if authority:
        true = _tlv(0x01, b"\xff")
        found.append(_sequence(_identifier("2.5.29.19"), true, _tlv(0x04, _sequence(true))))
    if names:
        rows = [_tlv(0x82, name.encode()) for name in names]
        found.append(_sequence(_identifier("2.5.29.17"), _tlv(0x04, _sequence(*rows))))
    return _tlv(0xA3, _sequence(*found))


def _certificate(
    subject: str, issuer: str, names: list[str], *, until: str = _LATER, key: int = 0, by: int = 0,
    authority: bool = False, serial: int = 1,
) -> bytes:  # fmt: skip
    signing = _sequence(_identifier("1.2.840.10045.4.3.2"))
    body = _sequence(
        _tlv(0xA0, _tlv(0x02, b"\x02")),
        _tlv(0x02, bytes((serial,))),
        signing,
        _named(issuer),
        _sequence(_tlv(0x17, _NOW.encode()), _tlv(0x17, until.encode())),
        _named(subject),
        _key(key).public_key().export_key(format="DER"),
        _extensions(names, authority=authority),
    )
    signature = DSS.new(_key(by), "fips-186-3", encoding="der").sign(SHA256.new(body))
    return _sequence(body, signing, _tlv(0x03, b"\0" + signature))


@cache
def _folder() -> Path:
    return Path(mkdtemp())


@cache
def authority() -> str:
    """Return the PEM of the authority that tests trust."""
    der = _certificate("Test Authority", "Test Authority", [], authority=True)
    return ssl.DER_cert_to_PEM_cert(der)


@cache
def server_context(kind: str) -> ssl.SSLContext:
    """Return a server's side with a certificate of one of KINDS."""
    names = ["*.test", "trap.test"]
    ours = "Test Authority"
    made = {
        "good": lambda: _certificate("trap.test", ours, names, key=1, serial=2),
        "self_signed": lambda: _certificate("trap.test", "trap.test", names, key=1, by=1),
        "wrong_name": lambda: _certificate("other.example", ours, ["other.example"], key=1),
        "expired": lambda: _certificate("trap.test", ours, names, key=1, until=_PAST, serial=3),
        "unknown_issuer": lambda: _certificate("trap.test", "Nobody", names, key=1, by=2),
    }[kind]()
    path = _folder() / f"{kind}.pem"
    pem = _key(1).export_key(format="PEM")
    path.write_text(ssl.DER_cert_to_PEM_cert(made) + pem + "\n")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def client_context() -> ssl.SSLContext:
    """Return a client's side that trusts the authority of tests, and checks like the real one."""
    context = ssl.create_default_context(cadata=authority())
    # These certificates carry no key identifiers, which Python 3.13 asks for.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
