"""Votes, and who casts the caller's.

Sources: OpenZeppelin `Governor.sol` and `Votes.sol`, compound-finance `Comp.sol`, nounsDAO.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.views import harmless
from hueandcry.model.act import AnyAct, Control


def delegate(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read delegate and delegateBySig: (who votes with the owner's tokens, ...).

    Whoever delegates to himself, as tokens with votes ask for, hands over nothing.
    """
    if given[0] == frame.sender:
        return
    whose = f"votes of {frame.sender}" if len(given) == 1 else "votes of who signed"
    yield Control(frame.place, frame.target, "role", given[0], whose)


TABLE: Final[Table] = {
    "56781388": ("castVote(uint256 proposalId,uint8 support)", harmless),
    "15373e3d": ("castVote(uint256 proposalId,bool support)", harmless),
    "7b3c71d3": ("castVoteWithReason(uint256 proposalId,uint8 support,string reason)", harmless),
    "5f398a14": ("castVoteWithReasonAndParams(uint256 proposalId,uint8 support,"
                 "string reason,bytes params)", harmless),
    "44fac8f6": ("castRefundableVote(uint256 proposalId,uint8 support)", harmless),
    "64c05995": ("castRefundableVoteWithReason(uint256 proposalId,uint8 support,"
                 "string reason)", harmless),
    "5c19a95c": ("delegate(address delegatee)", delegate),
    "c3cda520": ("delegateBySig(address delegatee,uint256 nonce,uint256 expiry,uint8 v,"
                 "bytes32 r,bytes32 s)", delegate),
}  # fmt: skip
