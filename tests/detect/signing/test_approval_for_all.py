from hueandcry.model.act import Asset
from hueandcry.model.finding import Confidence
from tests.detect.signing.making import (
    CHAIN,
    OTHER,
    ROUTER,
    UNISWAP,
    approvals,
    approve,
    collection,
    tx,
    typed,
)
from tests.examples import detector, hits

TWO = tx(
    approvals(
        collection(),
        collection(asset=Asset(CHAIN, OTHER)),
    )
)
SIGNED = typed(approvals(collection(place=("MetaTransaction",))))
HIT = [tx(approvals(collection())), TWO, SIGNED]
CLEAN = [
    tx(approvals(collection(ROUTER)), UNISWAP),
    tx(approvals(collection(revokes=True))),
    tx(approvals(approve())),
]


def test_several_collections_at_once_and_a_signature_alone_are_sure() -> None:
    found = [hits(detector("signing/approval-for-all"), example) for example in HIT]
    wanted = [Confidence.MEDIUM, Confidence.STRONG, Confidence.STRONG]
    assert [rows[0].confidence for rows in found] == wanted
