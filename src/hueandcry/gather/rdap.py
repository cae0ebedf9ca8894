"""When a domain was registered, and where: its registry is asked by RDAP (RFC 9082, RFC 9083).

Which registry that is stands in IANA's file (RFC 9224): fetched once, kept for a month beside the
snapshots. One request a domain; the registry, and nobody else, learns which domain was asked for.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from hueandcry.decode.rdap import NoRdap, read_bootstrap, read_domain, registry_of
from hueandcry.gather.public_answer import Asker, NotTold, Reply
from hueandcry.model.errors import Unreachable
from hueandcry.model.registration import Registration

BOOTSTRAP: Final = "https://data.iana.org/rdap/dns.json"
# The file has a hundred kilobytes, an answer about a domain some ten.
_MOST_BOOTSTRAP: Final = 4 * 2**20
_MOST: Final = 2**20
# New roots come a few times a year, and an address that moved redirects for longer.
_KEPT_FOR: Final = timedelta(days=30)
_ACCEPT: Final = "application/rdap+json, application/json"


class Rdap:
    """Asks registries. Not to be shared between threads."""

    def __init__(self, asker: Asker, now: str, kept: Path, bootstrap: str = BOOTSTRAP) -> None:
        """`now` is ISO 8601, UTC; `kept` the file in which the list of registries stays."""
        self._asker, self._now, self._kept, self._bootstrap = asker, now, kept, bootstrap
        self._registries: Mapping[str, str] | None = None

    def ask(self, domain: str) -> Registration:
        """Return a registrable domain's registration. Raises `Unreachable` with the reason."""
        registry = registry_of(domain, self._known())
        if not registry:
            suffix = domain.rpartition(".")[2]
            raise NotTold(f"the registry of .{suffix} offers no RDAP over https")
        reply = self._asker.get(f"{registry}domain/{domain}", _ACCEPT, _MOST)
        if reply.status == 404:
            reason = f"the registry knows no {domain} (404): not registered, or held back"
            raise NotTold(reason)
        if reply.status != 200:
            raise Unreachable(_refusal(reply))
        try:
            return read_domain(reply.body, domain, self._now, reply.address)
        except NoRdap as error:
            raise Unreachable(f"{reply.address} gives no registration: {error}") from None

    def _known(self) -> Mapping[str, str]:
        if self._registries is None:
            self._registries = self._read_kept() or self._fetched()
        return self._registries

    def _read_kept(self) -> dict[str, str]:
        """Return the kept list while it is fresh; a damaged one is fetched again."""
        try:
            made, names = msgspec.json.decode(
                self._kept.read_bytes(), type=tuple[str, dict[str, str]]
            )
            age = datetime.fromisoformat(self._now) - datetime.fromisoformat(made)
        except (OSError, ValueError, TypeError, msgspec.DecodeError):
            return {}
        return names if timedelta() <= age <= _KEPT_FOR else {}

    def _fetched(self) -> dict[str, str]:
        reply = self._asker.get(self._bootstrap, _ACCEPT, _MOST_BOOTSTRAP)
        if reply.status != 200:
            raise Unreachable(f"{self._bootstrap}: the server answered {reply.status}")
        try:
            names = read_bootstrap(reply.body)
        except NoRdap as error:
            raise Unreachable(f"{self._bootstrap} is no list of registries: {error}") from None
        # Where it cannot be kept it is fetched again the next time.
        with suppress(OSError):
            self._keep(names)
        return names

    def _keep(self, names: Mapping[str, str]) -> None:
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(msgspec.json.encode((self._now, names)))
        fresh.replace(self._kept)


def _refusal(reply: Reply) -> str:
    """Say what an error status of RDAP means (RFC 7480 §5.5)."""
    if reply.status == 429:
        wait = f", try again after {reply.wait} s" if reply.wait.isdigit() else ""
        return f"the registry is asked too often (429){wait}"
    return f"{reply.address}: the server answered {reply.status}"
