"""The price is a token no list knows."""

from collections.abc import Iterable, Iterator

from hueandcry.detect.acts import grouped, is_nft, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, known_parties, may_be_own, name_of
from hueandcry.model.act import Quantity
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties, Signer


@detector(
    title="You would be paid in a token no list knows",
    severity=Severity.MEDIUM,
    why="Anybody can make a token with the name and sign of a real one. The lists of this snapshot "
    "name many thousands of real ones by their contracts, and not this.",
    advice="Look up the contract of the token you expect, and compare it to the last digit.",
    references=("https://tokenlists.org", "ATT&CK v17 T1656"),
)
def paid_in_unlisted_token(
    request: Request, orders: Orders, signer: Signer, parties: Parties, feeds: FeedStates
) -> Iterable[Hit]:
    """Report tokens that orders pay in, where a token list is at hand."""
    if not any(feed.purpose == "tokens" and feed.rows for feed in feeds.rows):
        return
    known = known_parties(parties)
    rows = [
        quantity for row in orders.rows if may_be_own(row.offerer, signer)
        for quantity in _unlisted(row.gets, known)
    ]  # fmt: skip
    for contract in grouped(rows, lambda row: row.asset.contract):
        text = f"{name_of(contract, known)} is on no token list of this chain"
        yield Hit(contract, Confidence.MEDIUM, told([text]))


def _unlisted(gets: tuple[Quantity, ...], known: Known) -> Iterator[Quantity]:
    for quantity in gets:
        party = known.get(quantity.asset.contract)
        listed = party is not None and (party.tokens or party.official)
        if quantity.asset.contract and not listed and not is_nft(quantity.asset):
            yield quantity
