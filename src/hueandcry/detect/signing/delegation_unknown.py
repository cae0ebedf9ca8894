"""EIP-7702: the account would run code nobody knows."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, Known, delegate_of, known_parties, name_of
from hueandcry.model.act import Delegation
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Delegations, Parties


@detector(
    title="Your account would run code nobody knows",
    severity=Severity.HIGH,
    why="From then on the delegate's code is the account's: it can send everything away, now and "
    "whenever something comes in, until you delegate anew. Thieves' sweepers are delegates like "
    "any other. Wallets use one delegate of their own and let no page choose it.",
    advice="Do not sign. If you did, delegate to the zero address at once and move what is left to "
    "a fresh account.",
    references=("EIP-7702", "ATT&CK v17 T1657"),
)
def delegation_unknown(
    request: Request, delegations: Delegations, parties: Parties
) -> Iterable[Hit]:
    """Report delegates no source names, each with where it would hold."""
    rows = [row for row in delegations.rows if row.delegate != ZERO]
    if not rows:
        return
    known = known_parties(parties)
    for delegate, group in grouped(rows, lambda row: row.delegate).items():
        party = known.get(delegate)
        if delegate_of(party) is None:
            # Somebody's contract made for another end lets others do what it was made for, too.
            yield Hit(delegate, Confidence.STRONG, told(_lines(group, known)))


def _lines(group: list[Delegation], known: Known) -> Iterator[str]:
    for row in group:
        account = name_of(row.authority, known) if row.authority else "the signer's account"
        yield f"{account} would run {name_of(row.delegate, known)}{where(row)}"
        if row.chain == "eip155:*":
            yield "chain id 0: the signature holds on every chain"
        else:
            yield f"on {row.chain}, with nonce {row.nonce}"
