"""Functions that let somebody move tokens: approve and its kin, permits (ERC-2612, DAI)."""

from collections.abc import Iterator
from typing import Final, Literal

from hueandcry.decode.calldata.frame import NOBODY, UNLIMITED, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.tokens import amount_of
from hueandcry.model.act import AnyAct, Approval, Asset

EVERYTHING: Final = str((1 << 256) - 1)
Manner = Literal["approve", "increaseAllowance", "decreaseAllowance", "permit"]


def allowance(
    frame: CallFrame, owner: str, spender: str, number: int, abis: Abis, manner: Manner
) -> Approval:
    """Return the approval of an amount, or of one NFT where the contract is known to hold NFTs.

    A known NFT's id may be 0, so that only a spender of nobody revokes it.
    """
    asset, amount = amount_of(frame, number, abis)
    one = asset.standard == "erc721"
    return Approval(
        frame.place, asset, owner, spender, amount, manner,
        unlimited=not one and number >= UNLIMITED,
        revokes=spender == NOBODY or (number == 0 and not one),
    )  # fmt: skip


def approve(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read approve: (spender, amount or id, ...)."""
    yield allowance(frame, frame.sender, given[0], given[1], abis, "approve")


def increase(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read increaseAllowance: (spender, so much more)."""
    asset = Asset(frame.chain, frame.target, "erc20")
    yield Approval(
        frame.place, asset, frame.sender, given[0], str(given[1]), "increaseAllowance",
        unlimited=given[1] >= UNLIMITED,
    )  # fmt: skip


def decrease(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read decreaseAllowance: (spender, so much less)."""
    asset = Asset(frame.chain, frame.target, "erc20")
    yield Approval(
        frame.place, asset, frame.sender, given[0], str(given[1]), "decreaseAllowance",
        revokes=True,
    )  # fmt: skip


def collection(frame: CallFrame, owner: str, spender: str, approved: bool, abis: Abis) -> Approval:
    """Return the approval of every token of a collection, or its end."""
    asset = Asset(frame.chain, frame.target, abis.standard(frame.chain, frame.target))
    amount = EVERYTHING if approved else "0"
    return Approval(
        frame.place, asset, owner, spender, amount, "setApprovalForAll",
        unlimited=approved, revokes=not approved,
    )  # fmt: skip


def for_all(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read setApprovalForAll: (operator, yes or no)."""
    yield collection(frame, frame.sender, given[0], given[1], abis)


def operator(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-777 authorizeOperator: (operator)."""
    yield collection(frame, frame.sender, given[0], True, abis)


def no_operator(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-777 revokeOperator: (operator)."""
    yield collection(frame, frame.sender, given[0], False, abis)


def permit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read an ERC-2612 permit: (owner, spender, amount, deadline, signature)."""
    owner, spender, number, deadline = given[:4]
    asset = Asset(frame.chain, frame.target, "erc20")
    yield Approval(
        frame.place, asset, owner, spender, str(number), "permit",
        unlimited=number >= UNLIMITED, revokes=number == 0, deadline=deadline,
    )  # fmt: skip


def dai_permit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a permit of DAI: all or nothing. Its expiry (0: none) is that of the signature."""
    owner, spender, _, expiry, allowed = given[:5]
    asset = Asset(frame.chain, frame.target, "erc20")
    yield Approval(
        frame.place, asset, owner, spender, EVERYTHING if allowed else "0", "DAI permit",
        unlimited=allowed, revokes=not allowed, deadline=expiry or None,
    )  # fmt: skip


def nft_permit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a permit of one NFT (ERC-4494): (spender, id, deadline, ...); its owner is not told."""
    asset = Asset(frame.chain, frame.target, "erc721", str(given[1]))
    yield Approval(
        frame.place, asset, "", given[0], "1", "permit", revokes=given[0] == NOBODY,
        deadline=given[2],
    )  # fmt: skip


def permit_all(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a permit of a whole collection: (owner, operator, approved, deadline, ...)."""
    owner, spender, approved, deadline = given[:4]
    asset = Asset(frame.chain, frame.target, "erc721")
    yield Approval(
        frame.place, asset, owner, spender, EVERYTHING if approved else "0", "permit",
        unlimited=approved, revokes=not approved, deadline=deadline,
    )  # fmt: skip


TABLE: Final[Table] = {
    "095ea7b3": ("approve(address spender,uint256 amountOrId)", approve),
    "3177029f": ("approveAndCall(address spender,uint256 amount)", approve),
    "cae9ca51": ("approveAndCall(address spender,uint256 amount,bytes data)", approve),
    "39509351": ("increaseAllowance(address spender,uint256 addedValue)", increase),
    "a457c2d7": ("decreaseAllowance(address spender,uint256 subtractedValue)", decrease),
    "d73dd623": ("increaseApproval(address spender,uint256 addedValue)", increase),
    "66188463": ("decreaseApproval(address spender,uint256 subtractedValue)", decrease),
    "a22cb465": ("setApprovalForAll(address operator,bool approved)", for_all),
    "959b8c3f": ("authorizeOperator(address operator)", operator),
    "fad8b32a": ("revokeOperator(address operator)", no_operator),
    "d505accf": ("permit(address owner,address spender,uint256 value,uint256 deadline,uint8 v,"
                 "bytes32 r,bytes32 s)", permit),
    "9fd5a6cf": ("permit(address owner,address spender,uint256 value,uint256 deadline,"
                 "bytes signature)", permit),
    "8fcbaf0c": ("permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed,"
                 "uint8 v,bytes32 r,bytes32 s)", dai_permit),
    "7ac2ff7b": ("permit(address spender,uint256 tokenId,uint256 deadline,uint8 v,bytes32 r,"
                 "bytes32 s)", nft_permit),
    "745a41bc": ("permit(address spender,uint256 tokenId,uint256 deadline,bytes signature)",
                 nft_permit),
    "0f5730f1": ("permit(address spender,uint256 tokenId,uint256 deadline,uint256 nonce,"
                 "bytes signature)", nft_permit),
    "3aea60f0": ("permitForAll(address owner,address operator,bool approved,uint256 deadline,"
                 "uint256 nonce,bytes signature)", permit_all),
}  # fmt: skip
