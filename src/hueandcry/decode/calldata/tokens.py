"""Functions of tokens: ERC-20, ERC-721, ERC-1155, ERC-777, ERC-1363, EIP-3009, wrapped coins."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values, paired
from hueandcry.model.act import AnyAct, Asset, Payment, Quantity, Swap


def amount_of(frame: CallFrame, number: int, abis: Abis) -> tuple[Asset, str]:
    """Return what a number after an address stands for: so much of a token, or one NFT."""
    standard = abis.standard(frame.chain, frame.target)
    if standard == "erc721":
        return frame.token(frame.target, "erc721", str(number)), "1"
    return Asset(frame.chain, frame.target, standard), str(number)


def transfer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read transfer and its kin: (recipient, amount, ...)."""
    asset, amount = amount_of(frame, given[1], abis)
    if asset.standard == "unknown":
        asset = Asset(frame.chain, frame.target, "erc20")
    yield Payment(frame.place, asset, frame.sender, given[0], amount, "transfer")


def transfer_from(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read transferFrom, which ERC-20 and ERC-721 share: (owner, recipient, amount or id)."""
    asset, amount = amount_of(frame, given[2], abis)
    yield Payment(frame.place, asset, given[0], given[1], amount, "transferFrom")


def authorized(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read EIP-3009: (owner, recipient, amount, ...), by the owner's signature."""
    asset = Asset(frame.chain, frame.target, "erc20")
    yield Payment(frame.place, asset, given[0], given[1], str(given[2]), "transferFrom")


def nft_transfer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-721 safeTransferFrom: (owner, recipient, id, ...)."""
    asset = Asset(frame.chain, frame.target, "erc721", str(given[2]))
    yield Payment(frame.place, asset, given[0], given[1], "1", "transferFrom")


def multi_transfer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-1155 safeTransferFrom: (owner, recipient, id, amount, data)."""
    asset = Asset(frame.chain, frame.target, "erc1155", str(given[2]))
    yield Payment(frame.place, asset, given[0], given[1], str(given[3]), "transferFrom")


def multi_batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-1155 safeBatchTransferFrom: (owner, recipient, ids, amounts, data)."""
    for token_id, amount in paired(given[2], given[3]):
        yield from multi_transfer(frame, (given[0], given[1], token_id, amount), abis)


def burn(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read burn: (amount or id), of the caller's own."""
    asset, amount = amount_of(frame, given[0], abis)
    yield Payment(frame.place, asset, frame.sender, NOBODY, amount, "transfer")


def burn_from(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read burnFrom: (owner, amount)."""
    yield from transfer_from(frame, (given[0], NOBODY, given[1]), abis)


def spread_coin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Disperse: native coins to many, out of what the call brings."""
    for recipient, amount in paired(given[0], given[1]):
        asset = frame.coin()
        yield Payment(frame.place, asset, frame.this, recipient, str(amount), "transfer")


def spread_token(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Disperse: a token to many, out of the caller's account."""
    for recipient, amount in paired(given[1], given[2]):
        asset = frame.token(given[0])
        yield Payment(frame.place, asset, frame.sender, recipient, str(amount), "transferFrom")


def wrap(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read `deposit()` of what is known to be a token; others use the same name for anything."""
    if abis.standard(frame.chain, frame.target) == "erc20":
        gives = Quantity(frame.coin(), str(frame.amount))
        gets = Quantity(frame.token(frame.target), str(frame.amount))
        yield Swap(frame.place, "wrap", frame.sender, "", (gives,), (gets,))


def unwrap(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read `withdraw(uint256)` of what is known to be a token."""
    if abis.standard(frame.chain, frame.target) == "erc20":
        gives = Quantity(frame.token(frame.target), str(given[0]))
        gets = Quantity(frame.coin(), str(given[0]))
        yield Swap(frame.place, "unwrap", frame.sender, "", (gives,), (gets,))


# Only transfer and transferFrom may be read for NFTs: their names are those of old NFT contracts.
TABLE: Final[Table] = {
    "a9059cbb": ("transfer(address to,uint256 amount)", transfer),
    "23b872dd": ("transferFrom(address from,address to,uint256 amountOrId)", transfer_from),
    "1296ee62": ("transferAndCall(address to,uint256 amount)", transfer),
    "4000aea0": ("transferAndCall(address to,uint256 amount,bytes data)", transfer),
    "d8fbe994": ("transferFromAndCall(address from,address to,uint256 amount)", authorized),
    "c1d34b89": ("transferFromAndCall(address from,address to,uint256 amount,bytes data)",
                 authorized),
    "9bd9bbc6": ("send(address to,uint256 amount,bytes data)", transfer),
    "62ad1b83": ("operatorSend(address from,address to,uint256 amount,bytes data,"
                 "bytes operatorData)", authorized),
    "e3ee160e": ("transferWithAuthorization(address from,address to,uint256 value,"
                 "uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,"
                 "bytes32 s)", authorized),
    "cf092995": ("transferWithAuthorization(address from,address to,uint256 value,"
                 "uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)",
                 authorized),
    "ef55bec6": ("receiveWithAuthorization(address from,address to,uint256 value,"
                 "uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,"
                 "bytes32 s)", authorized),
    "42842e0e": ("safeTransferFrom(address from,address to,uint256 tokenId)", nft_transfer),
    "b88d4fde": ("safeTransferFrom(address from,address to,uint256 tokenId,bytes data)",
                 nft_transfer),
    "f242432a": ("safeTransferFrom(address from,address to,uint256 id,uint256 amount,bytes data)",
                 multi_transfer),
    "2eb2c2d6": ("safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] amounts,"
                 "bytes data)", multi_batch),
    "42966c68": ("burn(uint256 amountOrId)", burn),
    "9dc29fac": ("burn(address from,uint256 amount)", burn_from),
    "79cc6790": ("burnFrom(address from,uint256 amount)", burn_from),
    "40c10f19": ("mint(address to,uint256 amount)", None),
    "a0712d68": ("mint(uint256 amount)", None),
    "1249c58b": ("mint()", None),
    "e63d38ed": ("disperseEther(address[] recipients,uint256[] values)", spread_coin),
    "c73a2d60": ("disperseToken(address token,address[] recipients,uint256[] values)",
                 spread_token),
    "51ba162c": ("disperseTokenSimple(address token,address[] recipients,uint256[] values)",
                 spread_token),
    "d0e30db0": ("deposit()", wrap),
    "2e1a7d4d": ("withdraw(uint256 amount)", unwrap),
}  # fmt: skip
