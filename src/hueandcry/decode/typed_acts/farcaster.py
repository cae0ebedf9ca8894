"""Farcaster: who owns an id, and who may get it back.

Source: farcasterxyz/contracts `IdRegistry.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Control


def _transfer(signed: Signed) -> Iterator[AnyAct | Note]:
    yield _changed(signed, "to", "")
    if signed.fields.has("recovery"):
        yield _changed(signed, "recovery", ": may take it back later")


def _recovery(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    name = "recovery" if fields.has("recovery") else "to"
    yield _changed(signed, name, ": may take it back later")


def _changed(signed: Signed, name: str, words: str) -> Control:
    fields = signed.fields
    which = f"Farcaster id {fields.number('fid')}" if fields.has("fid") else "the Farcaster id"
    return Control(
        signed.place, signed.contract, "ownership", fields.address(name), f"of {which}{words}"
    )


_END: Final = "uint256 nonce,uint256 deadline)"
FORMS: Final[Forms] = {
    f"(uint256 fid,address to,{_END}":
        Form("Farcaster transfer", _transfer, only="Transfer"),
    f"(uint256 fid,address to,address recovery,{_END}":
        Form("Farcaster transfer", _transfer, only="TransferAndChangeRecovery"),
    f"(uint256 fid,address from,address to,{_END}":
        Form("Farcaster recovery", _recovery, only="ChangeRecoveryAddress"),
}  # fmt: skip
