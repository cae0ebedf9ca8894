"""Since when a domain has certificates: asked of crt.sh, a public search of certificate logs.

One request a domain; the search, and nobody else, learns which domain was asked for. It is often
slow or busy: then the fact is a gap.
"""

from typing import Final
from urllib.parse import urlencode

from hueandcry.decode.certificates import NoCertificates, read_certificates
from hueandcry.gather.public_answer import Asker, TooLarge
from hueandcry.model.errors import Unreachable
from hueandcry.model.registration import Certificates

SEARCH: Final = "https://crt.sh/"
# Twenty thousand certificates of 400 bytes: a domain with more is old, or makes them on purpose.
_MOST: Final = 8 * 2**20


class CertificateSearch:
    """Asks the search. Not to be shared between threads."""

    def __init__(self, asker: Asker, now: str, search: str = SEARCH) -> None:
        """`now` is ISO 8601, UTC."""
        self._asker, self._now, self._search = asker, now, search

    def ask(self, domain: str) -> Certificates:
        """Return the certificates of a registrable domain. Raises `Unreachable`."""
        query = urlencode({"q": domain, "output": "json", "deduplicate": "Y"})
        try:
            reply = self._asker.get(f"{self._search}?{query}", "application/json", _MOST)
        except TooLarge as error:
            raise Unreachable(f"{error.message}: so many certificates are not read") from None
        if reply.status != 200:
            busy = " (busy: try again later)" if reply.status in {429, 502, 503, 504} else ""
            raise Unreachable(f"{self._search}: the server answered {reply.status}{busy}")
        try:
            return read_certificates(reply.body, domain, self._now, self._search)
        except NoCertificates as error:
            raise Unreachable(f"{self._search} gives no certificates: {error}") from None
