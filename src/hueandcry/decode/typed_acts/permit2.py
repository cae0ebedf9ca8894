"""Uniswap's Permit2 (Uniswap/permit2, PermitHash.sol): allowances and one-time transfers.

The owner is not in the message: it is whoever signs.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.quantities import unlimited
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Approval, Asset

# Uniswap/permit2 README; the second is zkSync Era's, the third PancakeSwap's copy.
PERMIT2: Final = frozenset((
    "0x000000000022d473030f116ddee9f6b43ac78ba3",
    "0x0000000000225e31d15943971f47ad3022f714fa",
    "0x31c2f6fcff4f8759b3bd5bf0e1084a055615c768",
))  # fmt: skip
DETAILS: Final = "(address token,uint160 amount,uint48 expiration,uint48 nonce)"
PERMISSIONS: Final = "(address token,uint256 amount)"


def stranger(signed: Signed) -> Iterator[Note]:
    """Say where Permit2's words are meant for another contract."""
    if signed.contract not in PERMIT2:
        where = signed.contract or "no contract"
        yield Note(f"{signed.primary_type} is Permit2's, but it is signed for {where}")


def _single(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from stranger(signed)
    yield _allowance(signed, signed.fields.part("details"), "Permit2 permit", signed.place)


def _batch(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from stranger(signed)
    details = signed.fields.parts("details")
    for count, detail in enumerate(details, start=1):
        place = signed.inside(f"token {count} of {len(details)}")
        yield _allowance(signed, detail, "Permit2 batch", place)


def _allowance(signed: Signed, detail: Fields, manner: str, place: tuple[str, ...]) -> Approval:
    amount = detail.number("amount")
    return Approval(
        place, Asset(signed.chain, detail.address("token"), "erc20"), signed.signer,
        signed.fields.address("spender"), str(amount), manner, unlimited=unlimited(amount),
        revokes=amount == 0, expires=detail.number("expiration"),
        deadline=signed.fields.number("sigDeadline"),
    )  # fmt: skip


def _transfer(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from stranger(signed)
    yield from transfers(signed, "Permit2 transfer")


def transfers(signed: Signed, manner: str, witness: str = "") -> Iterator[Approval]:
    """Return what the spender may take once, of every token named."""
    permitted = signed.fields.value("permitted")
    many = isinstance(permitted, list | tuple)
    rows = signed.fields.parts("permitted") if many else [signed.fields.part("permitted")]
    for count, row in enumerate(rows, start=1):
        amount = row.number("amount")
        yield Approval(
            signed.inside(f"token {count} of {len(rows)}") if many else signed.place,
            Asset(signed.chain, row.address("token"), "erc20"), signed.signer,
            signed.fields.address("spender"), str(amount), manner, unlimited=unlimited(amount),
            deadline=signed.fields.number("deadline"), witness=witness,
        )  # fmt: skip


FORMS: Final[Forms] = {
    f"({DETAILS} details,address spender,uint256 sigDeadline)":
        Form("Permit2 permit", _single),
    f"({DETAILS}[] details,address spender,uint256 sigDeadline)":
        Form("Permit2 batch permit", _batch),
    f"({PERMISSIONS} permitted,address spender,uint256 nonce,uint256 deadline)":
        Form("Permit2 transfer", _transfer),
    f"({PERMISSIONS}[] permitted,address spender,uint256 nonce,uint256 deadline)":
        Form("Permit2 batch transfer", _transfer),
}  # fmt: skip
