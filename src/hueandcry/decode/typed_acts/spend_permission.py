"""Coinbase's spend permissions (coinbase/spend-permissions, SpendPermissionManager.sol).

A spender may take the allowance again in every period until the end.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.quantities import token, unlimited
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Approval

_TIMES: Final = "uint48 period,uint48 start,uint48 end"


def _one(signed: Signed) -> Iterator[AnyAct | Note]:
    yield _allowance(signed, signed.fields, signed.place)


def _batch(signed: Signed) -> Iterator[AnyAct | Note]:
    rows = signed.fields.parts("permissions")
    for count, row in enumerate(rows, start=1):
        yield _allowance(signed, row, signed.inside(f"permission {count} of {len(rows)}"))


def _allowance(signed: Signed, row: Fields, place: tuple[str, ...]) -> Approval:
    amount = row.number("allowance")
    return Approval(
        place, token(signed.chain, row.address("token")), signed.fields.address("account"),
        row.address("spender"), str(amount), "spend permission", unlimited=unlimited(amount),
        revokes=amount == 0, expires=signed.fields.number("end"),
    )  # fmt: skip


FORMS: Final[Forms] = {
    f"(address account,address spender,address token,uint160 allowance,{_TIMES},uint256 salt,"
    "bytes extraData)": Form("spend permission", _one),
    f"(address account,{_TIMES},(address spender,address token,uint160 allowance,uint256 salt,"
    "bytes extraData)[] permissions)": Form("batch of spend permissions", _batch),
}
