"""Allowances given by signature: EIP-2612, DAI's permit, ERC-4494, collections, lending accounts.

Field names are those of the contracts: some older tokens say `expiry` or `rawAmount`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.quantities import UNLIMITED, nft, unlimited
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Approval, Asset


def _tokens(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    amount = fields.number("value", "amount", "rawAmount")
    yield Approval(
        signed.place, Asset(signed.chain, signed.contract, "erc20"), fields.address("owner"),
        fields.address("spender"), str(amount), "permit", unlimited=unlimited(amount),
        revokes=amount == 0, deadline=fields.number("deadline", "expiry"),
    )  # fmt: skip


def _dai(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    allowed = fields.flag("allowed")
    yield Approval(
        signed.place, Asset(signed.chain, signed.contract, "erc20"), fields.address("holder"),
        fields.address("spender"), str(UNLIMITED if allowed else 0), "DAI permit",
        # DAI takes 0 for a permit that never lapses.
        unlimited=allowed, revokes=not allowed, deadline=fields.number("expiry") or None,
    )  # fmt: skip


def _one_nft(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    owner = fields.address("owner") if fields.has("owner") else signed.signer
    yield Approval(
        signed.place, nft(signed.chain, signed.contract, fields.number("tokenId")), owner,
        fields.address("spender"), "1", "permit", deadline=fields.number("deadline"),
    )  # fmt: skip


def _everything(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    allowed = fields.flag("approved", "isAllowed", "isAuthorized")
    named = fields.has("owner") or fields.has("authorizer")
    collection = fields.has("operator")
    yield Approval(
        signed.place, Asset(signed.chain, signed.contract),
        fields.address("owner", "authorizer") if named else signed.signer,
        fields.address("operator", "manager", "authorized"), str(UNLIMITED if allowed else 0),
        "setApprovalForAll" if collection else "account authorization", unlimited=allowed,
        revokes=not allowed, deadline=fields.number("deadline", "expiry"),
    )  # fmt: skip


def _credit(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    amount = fields.number("value")
    yield Approval(
        signed.place, Asset(signed.chain, signed.contract),
        fields.address("delegator") if fields.has("delegator") else signed.signer,
        fields.address("delegatee"), str(amount), "credit delegation",
        unlimited=unlimited(amount), revokes=amount == 0, deadline=fields.number("deadline"),
    )  # fmt: skip


_TOKEN_SHAPES: Final = [
    f"(address owner,address spender,uint256 {amount},uint256 nonce,uint256 {until})"
    for amount in ("value", "amount", "rawAmount")
    for until in ("deadline", "expiry")
]
FORMS: Final[Forms] = {
    **dict.fromkeys(_TOKEN_SHAPES, Form("EIP-2612 permit", _tokens)),
    "(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)":
        Form("DAI permit", _dai),
    "(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)":
        Form("ERC-4494 permit", _one_nft),
    "(address owner,address spender,uint256 tokenId,uint256 nonce,uint256 deadline)":
        Form("NFT permit", _one_nft),
    "(address owner,address operator,bool approved,uint256 nonce,uint256 deadline)":
        Form("permit for a whole collection", _everything),
    "(address operator,bool approved,uint256 nonce,uint256 deadline)":
        Form("permit for a whole collection", _everything),
    # compound-finance/comet, CometExt.sol
    "(address owner,address manager,bool isAllowed,uint256 nonce,uint256 expiry)":
        Form("Compound III authorization", _everything),
    # morpho-org/morpho-blue, IMorpho.sol
    "(address authorizer,address authorized,bool isAuthorized,uint256 nonce,uint256 deadline)":
        Form("Morpho authorization", _everything),
    # aave/aave-v3-core, DebtTokenBase.sol: the delegate borrows on the signer's account
    "(address delegatee,uint256 value,uint256 nonce,uint256 deadline)":
        Form("Aave credit delegation", _credit),
    "(address delegator,address delegatee,uint256 value,uint256 nonce,uint256 deadline)":
        Form("Aave credit delegation", _credit),
}  # fmt: skip
