"""The doors between rooms that must not import each other. `run` joins both sides."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from hueandcry.model.brand import BrandName, Ownership
from hueandcry.model.campaign import CampaignLikeness
from hueandcry.model.fact import HostParts
from hueandcry.model.handle import OfficialName
from hueandcry.model.infrastructure import Indicator, Platform
from hueandcry.model.listing import FeedState, Listing
from hueandcry.model.signing import OfficialContract, Party, Token


class CampaignScorer(Protocol):
    """The lexical campaign model, ready for use."""

    def likeness(self, parts: HostParts) -> CampaignLikeness:
        """Return a host's score and, where it is above the line, what weighed."""


class LinkIndex(Protocol):
    """Everything a link check looks up: every call is an index look-up, none a scan."""

    def suffix(self, name: str) -> int:
        """Return the rules written for exactly this ASCII name (`model.suffix` bits), 0 if none."""

    def prototype(self, character: str) -> str | None:
        """Return the UTS 39 prototype of one character, None where it has none."""

    def listings(self, keys: Sequence[str]) -> tuple[Listing, ...]:
        """Return all current rows under any of these keys (hosts, host/path, sha256:...)."""

    def has_hashes(self) -> bool:
        """Say whether any list gives hosts by hash only."""

    def path_only(self, host: str) -> bool:
        """Say whether this host is shared by so many that only paths may be judged."""

    def owners(self, host: str) -> tuple[Ownership, ...]:
        """Return who is known to own exactly this host."""

    def domains(self, entity: str) -> tuple[Ownership, ...]:
        """Return all hosts of an entity, given by id or by one of its names; empty if unknown."""

    def names(self, kind: str, keys: Collection[str]) -> Sequence[BrandName]:
        """Return the brand names under any of these keys (see `decode.neighbourhood`)."""

    def longest_name(self) -> int:
        """Return how many characters the longest brand name has."""

    def is_word(self, skeleton: str) -> bool:
        """Say whether an ordinary English word has this skeleton."""

    def rank(self, domain: str) -> int:
        """Return the popularity rank of a registrable domain, 0 where it has none."""

    def campaigns(self) -> CampaignScorer | None:
        """Return the campaign model; None where the snapshot has none."""

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the state of every feed."""


class InfrastructureIndex(Protocol):
    """Hosts of malware, and platforms whose customers are anybody."""

    def may_know(self, keys: Sequence[str]) -> bool:
        """Say whether asking for these keys may bring anything."""

    def indicators(self, keys: Sequence[str], port: str) -> tuple[Indicator, ...]:
        """Return the rows under these keys (hosts, host/path); `port` is the link's, or empty."""

    def platforms(self, hosts: Sequence[str]) -> tuple[Platform, ...]:
        """Return the platforms that have one of these hosts."""


class HandleIndex(Protocol):
    """Official handles and brand names, and handles on lists."""

    def official(self, value: str) -> tuple[OfficialName, ...]:
        """Return whose official account this is (`platform/name`, lower case)."""

    def names(self, keys: Mapping[str, Collection[str]]) -> Sequence[OfficialName]:
        """Return the official names under any of these keys (see `decode.handle_shape`)."""

    def of_entity(self, entity: str) -> tuple[OfficialName, ...]:
        """Return all official handles of an entity."""

    def listed(self, value: str) -> tuple[Listing, ...]:
        """Return the rows of lists that name this handle."""

    def counts(self) -> tuple[int, int]:
        """Return how many official and how many listed handles there are."""

    def prototype(self, character: str) -> str | None:
        """Return the UTS 39 prototype of one character, None where it has none."""

    def is_word(self, text: str) -> bool:
        """Say whether this is an ordinary word."""


class AccountIndex(Protocol):
    """What the snapshot knows of accounts. Chains are CAIP-2; `eip155:*` asks for all EVM chains.

    Accounts are asked for in any spelling and answered in the canonical one. What was asked once is
    remembered, so that a stream of requests to the same contracts costs a look-up in memory.
    """

    def parties(self, chain: str, accounts: Iterable[str]) -> Mapping[str, Party]:
        """Return what is known of each account, by its canonical spelling, without roles."""

    def tokens(self, chain: str, account: str) -> tuple[Token, ...]:
        """Return what lists of tokens say of a contract, each list once."""

    def namesakes(self, symbol: str, name: str) -> tuple[Token, ...]:
        """Return listed tokens whose symbol or name is, or looks like, one of the two."""

    def anchors(self, chain: str, account: str) -> tuple[OfficialContract, ...]:
        """Return official contracts that an account looks like, the most alike first."""
