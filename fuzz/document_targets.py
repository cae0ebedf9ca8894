"""Documents with links in them, and what registries and certificate searches answer."""

import contextlib
import json

from hueandcry.decode.certificates import NoCertificates, read_certificates
from hueandcry.decode.link import parse_link
from hueandcry.decode.links_in_text import MAX_FOUND, links_in
from hueandcry.decode.rdap import NoRdap, read_bootstrap, read_domain
from hueandcry.detect.age import days_between
from hueandcry.model.errors import NotAnObservable

_ASKED = "2026-11-24T12:00:00+00:00"


def document(data: bytes) -> None:
    """Find the links of any text, in every form; each can be checked or refused."""
    text = data.decode(errors="replace")
    for form in ("markdown", "html", "plain"):
        found = links_in(text, form).found
        assert len(found) <= MAX_FOUND
        for one in found:
            assert 1 <= one.line <= text.count("\n") + 1
            with contextlib.suppress(NotAnObservable):
                parse_link(one.text)


def outside(data: bytes) -> None:
    """Read any bytes as what outside parties answer about a domain."""
    with contextlib.suppress(NoRdap):
        read_bootstrap(data)
    with contextlib.suppress(NoRdap):
        created = read_domain(data, "new.com", _ASKED, "").created
        assert not created or days_between(created, _ASKED) is not None
    with contextlib.suppress(NoCertificates):
        found = read_certificates(data, "new.com", _ASKED, "")
        json.dumps([found.issuers, found.names])
