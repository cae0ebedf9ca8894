"""Asks outside parties about the domain of a link, where the asker wants that.

Each domain is asked about once in a run, 100 domains at most, and none for which what is known here
is enough for DANGER. Names of no public registry are told to nobody. Who fails three times in a row
is left alone. What cannot be had is a gap, never a fault of the check.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from hueandcry.gather.public_answer import NotTold
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.errors import Unreachable
from hueandcry.model.fact import Gap, GapKind, HostParts
from hueandcry.model.registration import Missed

# Registries and the certificate search limit each asker to some hundred questions an hour.
MOST_DOMAINS: Final = 100
# A search that is down takes 20 s to say so; a hundred of them would be half an hour.
MOST_FAILURES: Final = 3
_NAME: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
# RFC 6761, RFC 6762, RFC 7686 and RFC 9476; names of private networks that ICANN never gives out
# (home, corp, mail: 2018-02-04; internal: 2024-07-29), and one of many home routers.
_SPECIAL: Final = frozenset({
    "alt", "arpa", "example", "internal", "invalid", "local", "localhost", "onion", "test",
    "home", "corp", "lan", "mail",
})  # fmt: skip
_ENOUGH: Final = "not asked for: what is known without it is enough for DANGER"

Ask = Callable[[str], AnyFact]


class Outside:
    """What is asked, by the name of the fact, and what was answered in this run."""

    def __init__(self, asks: Mapping[str, Ask]) -> None:
        """`asks` give the fact about a registrable domain, or raise `Unreachable`."""
        self._asks = asks
        self._answers: dict[str, tuple[AnyFact, ...]] = {}
        self._failures: Counter[str] = Counter()

    def facts(self, parts: HostParts | None) -> tuple[AnyFact, ...]:
        """Return the facts about a host's domain; what could not be had is in a `Missed`."""
        if not parts or not parts.registrable:
            return self._missed(GapKind.UNSUPPORTED, "no domain: nobody registered this host")
        if parts.platform:
            reason = f"a customer of {parts.platform}: registries and logs know the platform only"
            return self._missed(GapKind.UNSUPPORTED, reason)
        domain = parts.registrable
        if not _NAME.fullmatch(domain) or domain.rpartition(".")[2] in _SPECIAL:
            return self._missed(GapKind.UNSUPPORTED, "no public registry has names like this")
        if domain not in self._answers:
            if len(self._answers) == MOST_DOMAINS:
                reason = f"more than {MOST_DOMAINS} domains in one run: ask for fewer at once"
                return self._missed(GapKind.NOT_ASKED, reason)
            self._answers[domain] = tuple(self._asked(domain))
        return self._answers[domain]

    def not_needed(self) -> tuple[AnyFact, ...]:
        """Return that nobody was asked, because the answer is clear already."""
        return self._missed(GapKind.NOT_ASKED, _ENOUGH)

    def _asked(self, domain: str) -> Iterator[AnyFact]:
        missed: list[Gap] = []
        for name, ask in self._asks.items():
            if self._failures[name] == MOST_FAILURES:
                reason = f"failed {MOST_FAILURES} times in a row: not asked again in this run"
                missed.append(Gap(name, GapKind.NOT_ASKED, reason))
                continue
            try:
                fact = ask(domain)
            except Unreachable as error:
                self._failures[name] += not isinstance(error, NotTold)
                missed.append(Gap(name, GapKind.UNAVAILABLE, error.message))
            else:
                self._failures[name] = 0
                yield fact
        yield Missed(tuple(missed))

    def _missed(self, kind: GapKind, reason: str) -> tuple[AnyFact, ...]:
        return (Missed(tuple(Gap(name, kind, reason) for name in self._asks)),)
