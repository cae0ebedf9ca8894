"""Target for Safe proposals, and everything that is made of them."""

from collections.abc import Mapping

from hueandcry.decode.digests import digests_of
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.safe.confirmations import confirmations_of
from hueandcry.decode.safe.mismatches import mismatches_of
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.decode.safe.siblings import siblings_of
from hueandcry.model.errors import NotAnObservable


def safe(data: bytes) -> None:
    """Read any JSON as a proposal; what was read can be hashed, or the reason is told."""
    try:
        found = read_json(data.decode(errors="surrogateescape"))
        if not isinstance(found, Mapping):
            return
        proposal = read_proposal(found)
    except NotAnObservable:
        return
    made = digests_of(proposal)
    assert bool(made.rows) != bool(made.fault)
    rows = confirmations_of(proposal).rows
    assert len(proposal.confirmations) <= len(rows) <= 201
    siblings_of(proposal)
    mismatches_of(proposal)
