"""ERC-3009 and its kin in Circle's and Polygon's tokens: whoever holds the signature may use it."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.quantities import unlimited
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Approval, Asset, Payment

_TIMES: Final = "uint256 validAfter,uint256 validBefore,bytes32 nonce"


def _transfer(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    receive = signed.primary_type.startswith("Receive")
    yield Payment(
        signed.place, Asset(signed.chain, signed.contract, "erc20"), fields.address("from"),
        fields.address("to"), str(fields.number("value")),
        "receiveWithAuthorization" if receive else "transferWithAuthorization",
    )  # fmt: skip


def _approve(signed: Signed) -> Iterator[AnyAct | Note]:
    yield _allowance(signed, "approve", "value")


def _increase(signed: Signed) -> Iterator[AnyAct | Note]:
    yield _allowance(signed, "increaseAllowance", "increment")


def _decrease(signed: Signed) -> Iterator[AnyAct | Note]:
    yield _allowance(signed, "decreaseAllowance", "decrement")


def _allowance(signed: Signed, manner: str, name: str) -> Approval:
    fields = signed.fields
    amount = fields.number(name)
    lowers = manner == "decreaseAllowance"
    return Approval(
        signed.place, Asset(signed.chain, signed.contract, "erc20"), fields.address("owner"),
        fields.address("spender"), str(amount), manner,
        unlimited=unlimited(amount) and not lowers,
        revokes=lowers or (manner == "approve" and amount == 0),
        deadline=fields.number("validBefore"),
    )  # fmt: skip


def _cancel(_: Signed) -> Iterator[AnyAct | Note]:
    # It only makes an earlier authorisation worthless.
    yield from ()


FORMS: Final[Forms] = {
    f"(address from,address to,uint256 value,{_TIMES})":
        Form("ERC-3009 transfer", _transfer),
    f"(address owner,address spender,uint256 value,{_TIMES})":
        Form("approval with authorization", _approve),
    f"(address owner,address spender,uint256 increment,{_TIMES})":
        Form("allowance increase with authorization", _increase),
    f"(address owner,address spender,uint256 decrement,{_TIMES})":
        Form("allowance decrease with authorization", _decrease),
    "(address authorizer,bytes32 nonce)":
        Form("ERC-3009 cancellation", _cancel, only="CancelAuthorization"),
}  # fmt: skip
