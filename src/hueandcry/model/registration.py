"""What registries and certificate logs say of a domain, where somebody asked them."""

from hueandcry.model.fact import Fact, Gap, Rows


class Registration(Fact, frozen=True, tag="registration"):
    """A domain's registration, as its registry or registrar tells by RDAP (RFC 9083).

    `created` is the day it was registered (ISO 8601; empty where it is not told), `expires` the day
    it ends, `asked` the moment of asking (ISO 8601, UTC), `source` the address that answered.
    """

    domain: str
    created: str
    expires: str
    registrar: str
    statuses: tuple[str, ...]
    name_servers: tuple[str, ...]
    asked: str
    source: str

    def __bool__(self) -> bool:
        """Say whether its day is known."""
        return bool(self.created)


class Certificates(Fact, frozen=True, tag="certificates"):
    """Certificates for a domain and names below it, as a search in public logs tells (RFC 9162).

    `first_seen` is the day the first one began (ISO 8601, empty where there is none), `issuers` are
    organisations, the most frequent first, `names` counts different names.
    """

    domain: str
    first_seen: str
    issuers: tuple[str, ...]
    count: int
    names: int
    asked: str
    source: str

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.first_seen)


class Missed(Rows[Gap], frozen=True, tag="missed"):
    """Facts that were asked for and could not be had: gaps that travel with the facts."""
