"""Hyperliquid's user-signed actions (hyperliquid-python-sdk, utils/signing.py).

They act on Hyperliquid's own chain; the domain's chain id says nothing. Amounts are decimal text.
"""

import re
from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Asset, BlindSignature, Control, Payment

_PREFIX: Final = "HyperliquidTransaction:"
# What is withdrawn arrives as USDC on Arbitrum One (Circle's list of USDC contracts).
_USDC: Final = Asset("eip155:42161", "0xaf88d065e77c8cc2239327c5edb3a432268e5831", "erc20")
_DECIMALS: Final = 6
_AMOUNT: Final = re.compile(r"([0-9]{1,30})(?:\.([0-9]{1,6})0*)?")


def _dollars(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    amount, to = fields.text("amount"), fields.text("destination").lower()
    written = _AMOUNT.fullmatch(amount)
    manner = "Hyperliquid " + signed.primary_type.removeprefix(_PREFIX)
    if not written:
        yield Note(f"{manner} of {amount[:60]!r} to {to[:60]}: the amount is no plain number")
        return
    units = int(written[1] + (written[2] or "").ljust(_DECIMALS, "0"))
    yield Payment(signed.place, _USDC, signed.signer, to, str(units), manner)


def _tokens(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    yield Note(
        f"Hyperliquid sends {fields.text('amount')[:40]} of {fields.text('token')[:80]} to"
        f" {fields.text('destination')[:60]}: the token's units are not known"
    )


def _agent(signed: Signed) -> Iterator[AnyAct | Note]:
    agent, name = signed.fields.address("agentAddress"), signed.fields.text("agentName")
    detail = f"Hyperliquid agent {name[:60]!r}: may trade for the account, not withdraw"
    yield Control(signed.place, signed.signer, "role", agent, detail)


def _builder(signed: Signed) -> Iterator[AnyAct | Note]:
    builder, rate = signed.fields.address("builder"), signed.fields.text("maxFeeRate")
    detail = f"Hyperliquid builder: may charge up to {rate[:20]} of each trade"
    yield Control(signed.place, signed.signer, "role", builder, detail)


def _owners(signed: Signed) -> Iterator[AnyAct | Note]:
    signers = signed.fields.text("signers")
    detail = "the Hyperliquid account becomes a multi-signature account of these signers"
    yield Control(signed.place, signed.signer, "ownership", signers[:400], detail)


def _trade(signed: Signed) -> Iterator[AnyAct | Note]:
    # Orders and the like are signed as a hash of their msgpack form.
    digest = "0x" + signed.fields.data("connectionId").hex()
    yield BlindSignature(signed.place, "Hyperliquid trading action", digest)


def _same_owner(_: Signed) -> Iterator[AnyAct | Note]:
    # Between the spot and perpetual balances of one account.
    yield from ()


FORMS: Final[Forms] = {
    # Withdraw and UsdSend have the same fields.
    "(string hyperliquidChain,string destination,string amount,uint64 time)":
        Form("Hyperliquid payment", _dollars),
    "(string hyperliquidChain,string destination,string token,string amount,uint64 time)":
        Form("Hyperliquid token transfer", _tokens),
    "(string hyperliquidChain,string destination,string sourceDex,string destinationDex,"
    "string token,string amount,string fromSubAccount,uint64 nonce)":
        Form("Hyperliquid token transfer", _tokens),
    "(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)":
        Form("Hyperliquid agent", _agent),
    "(string hyperliquidChain,string maxFeeRate,address builder,uint64 nonce)":
        Form("Hyperliquid builder fee", _builder),
    "(string hyperliquidChain,string signers,uint64 nonce)":
        Form("Hyperliquid multi-signature account", _owners),
    "(string hyperliquidChain,string amount,bool toPerp,uint64 nonce)":
        Form("Hyperliquid move between own balances", _same_owner),
    "(string source,bytes32 connectionId)":
        Form("Hyperliquid trading action", _trade, only="Agent"),
}  # fmt: skip
