"""Power handed to others: accounts (MetaMask's delegation framework), votes (ERC-5805, Aave)."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import receiver
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Control

# MetaMask/delegation-framework, Constants.sol: no parent; and "anybody may redeem it".
_ROOT: Final = b"\xff" * 32
_ANYBODY: Final = "0x0000000000000000000000000000000000000a11"


def _account(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    caveats = fields.parts("caveats")
    who = "anybody" if fields.address("delegate") == _ANYBODY else "the delegate"
    if caveats:
        limits = f"within {len(caveats)} caveats"
        yield Note(f"the {len(caveats)} caveats that limit the delegation are not read")
    else:
        limits = "without any limit"
    given = "" if fields.data("authority") == _ROOT else ", as far as it was delegated to it"
    yield Control(
        signed.place, receiver(fields.address("delegator"), signed.signer), "admin",
        fields.address("delegate"), f"{who} may act as the account {limits}{given}",
    )  # fmt: skip


def _votes(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    owner = fields.address("delegator") if fields.has("delegator") else signed.signer
    yield Control(
        signed.place, signed.contract, "role", fields.address("delegatee"), f"votes of {owner}"
    )


def _ballot(_: Signed) -> Iterator[AnyAct | Note]:
    # A vote moves nothing and hands over nothing.
    yield from ()


_BALLOTS: Final = (
    "(uint256 proposalId,bool support)",
    "(uint256 proposalId,uint8 support)",
    "(uint256 proposalId,uint8 support,address voter,uint256 nonce)",
    "(uint256 proposalId,uint8 support,string reason,bytes params)",
    "(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)",
)
# snapshot-labs/snapshot.js, sign/types.ts
_SNAPSHOT: Final = "(address from,string space,uint64 timestamp,"
_SNAPSHOT_VOTES: Final = tuple(
    f"{_SNAPSHOT}{proposal} proposal,{choice} choice,{rest})"
    for proposal in ("bytes32", "string")
    for choice in ("uint32", "uint32[]", "string")
    for rest in ("string reason,string app,string metadata", "string reason,string metadata",
                 "string metadata")
)  # fmt: skip
_FOLLOWS: Final = (
    "(address from,string network,string space,uint64 timestamp)",
    "(address from,string space,uint64 timestamp)",
    "(address from,string space)",
)
FORMS: Final[Forms] = {
    "(address delegate,address delegator,bytes32 authority,(address enforcer,bytes terms)[] "
    "caveats,uint256 salt)": Form("MetaMask delegation", _account),
    "(address delegatee,uint256 nonce,uint256 expiry)": Form("delegation of votes", _votes),
    # aave-dao/aave-token-v3, BaseDelegation.sol
    "(address delegator,address delegatee,uint256 nonce,uint256 deadline)":
        Form("delegation of votes", _votes),
    "(address delegator,address delegatee,uint8 delegationType,uint256 nonce,uint256 deadline)":
        Form("delegation of votes", _votes),
    "(address delegatee,uint256 type,uint256 nonce,uint256 expiry)":
        Form("delegation of votes", _votes),
    **dict.fromkeys(_BALLOTS, Form("vote", _ballot)),
    **dict.fromkeys(_SNAPSHOT_VOTES, Form("Snapshot vote", _ballot)),
    **dict.fromkeys(_FOLLOWS, Form("Snapshot subscription", _ballot)),
    f"{_SNAPSHOT}string type,string title,string body,string discussion,string[] choices,"
    "uint64 start,uint64 end,uint64 snapshot,string plugins,string app)":
        Form("Snapshot proposal", _ballot),
}  # fmt: skip
