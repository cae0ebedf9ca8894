"""What the snapshot knows of those who take part in a request, in words and with its sources."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.model.finding import Confidence, Evidence
from hueandcry.model.label import SERVICES, Label
from hueandcry.model.signing import OfficialContract, Parties, Party, Signer
from hueandcry.model.source import Source

ZERO: Final = "0x" + "0" * 40
THEFTS: Final = frozenset({"theft", "scam"})
CRIMES: Final = THEFTS | {"sanctioned"}
# Contracts whose flaw let others take what people had approved to them.
EXPLOITED: Final = frozenset({"exploited"})
_WARNED_OF: Final = CRIMES | EXPLOITED
# Below this a source says itself that its word is a guess or was read off somebody's site.
SURE_LABEL: Final = 0.6
# A name by a source less sure than this does not make anybody known.
NAMING_LABEL: Final = 0.5
# Categories of labels whose contracts people approve tokens to.
_SPENDERS: Final = frozenset({"defi", "bridge"})
# Roles of official contracts (docs/starter-pack.md) that take nobody's tokens by an approval, or
# that anybody may have call anything.
_NO_SPENDER: Final = (
    "multisend",
    "multicall",
    "create-call",
    "simulate-tx-accessor",
    "safe-",
    "proxy-factory",
    "fallback-handler",
    "sign-message-lib",
    "entry-point",
    "delegat",
)

Known = Mapping[str, Party]
# uint8 in ERC-20; a list that says more than this is wrong.
_MOST_DECIMALS: Final = 77


def known_parties(parties: Parties) -> Known:
    """Return parties by account. A dictionary, for a batch may name thousands."""
    return {party.account: party for party in parties.rows}


def token_decimals(contract: str, known: Known) -> int | None:
    """Return a token's decimals by the first list that has it; None where none tells them."""
    party = known.get(contract)
    if party is None or not party.tokens:
        return None
    decimals = party.tokens[0].decimals
    return decimals if 0 <= decimals <= _MOST_DECIMALS else None


def labels_of(party: Party | None, categories: frozenset[str]) -> tuple[Label, ...]:
    """Return what is said of a party in some categories."""
    return tuple(row for row in party.labels if row.category in categories) if party else ()


def official_of(party: Party | None) -> OfficialContract | None:
    """Return whose official contract a party is."""
    return party.official[0] if party and party.official else None


def delegate_of(party: Party | None) -> OfficialContract | None:
    """Return the row by which a party is known as code that accounts may run (EIP-7702)."""
    if party is None or labels_of(party, _WARNED_OF):
        return None
    return next((row for row in party.official if row.role == "delegate"), None)


def is_known(party: Party | None) -> bool:
    """Say whether it is an official contract or a service by a source's word, and not warned of."""
    if party is None or labels_of(party, _WARNED_OF):
        return False
    if party.official:
        return True
    return any(row.category in SERVICES and row.confidence >= NAMING_LABEL for row in party.labels)


def is_known_spender(party: Party | None) -> bool:
    """Say whether a source names a party as one that people let take their tokens.

    An exchange or a miner is known, and still never a spender; who approves to a contract that
    runs any call of anybody's has given the tokens to everybody.
    """
    if party is None or labels_of(party, _WARNED_OF):
        return False
    if party.official:
        return any(not row.role.startswith(_NO_SPENDER) for row in party.official)
    return any(row.category in _SPENDERS and row.confidence >= NAMING_LABEL for row in party.labels)


def is_stranger(account: str, signer: Signer, known: Known) -> bool:
    """Say whether an account is neither the signer's own nor anybody's a source names."""
    return not signer.holds(account) and not is_known(known.get(account))


def is_unknown(account: str, signer: Signer, known: Known) -> bool:
    """Say whether an account is a stranger of whom no source surely speaks ill.

    A spender that is listed has detectors of its own: nobody is told that he is not known.
    """
    party = known.get(account)
    return (
        not signer.holds(account) and not is_known_spender(party) and not _is_surely_listed(party)
    )


def _is_surely_listed(party: Party | None) -> bool:
    """Say whether the detectors of listed accounts are sure of one, which is a danger by itself."""
    if party is None or not party.labels or party.official:
        return False
    kinds = (EXPLOITED, THEFTS, CRIMES - THEFTS)
    said = [labels for kind in kinds if (labels := labels_of(party, kind))]
    return any(certainty(labels) is Confidence.STRONG for labels in said)


def may_be_own(account: str, signer: Signer) -> bool:
    """Say whether an account is the signer's, or may be as one of the two is not told."""
    return not account or not signer.account or signer.holds(account)


def certainty(labels: Iterable[Label]) -> Confidence:
    """Return how sure labels are together: one sure source, or two that agree."""
    rows = list(labels)
    agree = len({row.source for row in rows}) > 1
    sure = agree or any(row.confidence >= SURE_LABEL for row in rows)
    return Confidence.STRONG if sure else Confidence.MEDIUM


def name_of(account: str, known: Known) -> str:
    """Return an account with its checksum and what it is known as: "0xAb... (Uniswap: router)"."""
    shown = checksummed(account)
    if account == ZERO:
        # Token lists have the native coin at this address.
        return f"{shown} (the zero address, nobody's)"
    party = known.get(account)
    if party is None:
        return shown
    if official := official_of(party):
        return f"{shown} ({official.brand}: {official.role})"
    if party.tokens:
        return f"{shown} ({party.tokens[0].symbol})"
    label = next((row for row in party.labels if row.confidence >= NAMING_LABEL), None)
    return f"{shown} ({label.name})" if label else shown


def said_of(labels: Iterable[Label]) -> Iterator[Evidence]:
    """Yield each source's word."""
    for row in labels:
        since = f" ({row.date[:10]})" if row.date else ""
        yield Evidence(f'{row.source}{since} calls it "{row.name}": {row.category}')


def sources_of(labels: Iterable[Label]) -> tuple[Source, ...]:
    """Return who says so, each once."""
    return tuple({Source(row.source, row.date, row.reference): None for row in labels})


def source_of(official: OfficialContract) -> Source:
    """Return who says that a contract is official."""
    return Source(official.source, official.date, official.reference)


def doubts_of(party: Party) -> Iterator[Evidence]:
    """Yield what speaks against a label here: it is a doubt, never an acquittal."""
    if official := official_of(party):
        yield Evidence(
            f"it is known as {official.brand}'s {official.role}: listed by mistake, or for what"
            " others did through it"
        )
