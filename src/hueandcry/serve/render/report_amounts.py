"""Amounts as a report prints them: exact in tables, rounded where a picture has little room."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from hueandcry.decode.clear.chains import native_symbol
from hueandcry.model.flow import Flow
from hueandcry.model.transfer import NATIVE
from hueandcry.run.holders import units
from hueandcry.run.parts import ONE, decimal_parts
from hueandcry.serve.render.harmless import harmless

_THOUSAND: Final = 1_000
# Longer whole numbers are written with an exponent.
_LONGEST: Final = 10**13


def exact(amount: int, flow: Flow, key: str) -> str:
    """Return an amount in grains as units, without separators: for files that programs read."""
    return units(amount, flow, key).replace(",", "")


def rounded(amount: int, flow: Flow, key: str) -> str:
    """Return an amount in grains as units with about four digits; never 0 for what is not 0."""
    decimals = (flow.assets[key].decimals if key in flow.assets else None) or 0
    value = Fraction(amount, int(flow.grains.get(key, "1")) * 10**decimals)
    if value >= _LONGEST:
        return f"{Decimal(int(value)):.3e}"
    if value >= _THOUSAND or value.denominator == 1:
        return f"{round(value):,}"
    near = Decimal(value.numerator) / Decimal(value.denominator)
    if near >= 1:
        return f"{near:.2f}"
    return f"{near:.4f}" if near >= Decimal("0.001") else "< 0.001"


def share(part: int | Fraction, whole: int) -> str:
    """Return a part in per cent; what is not nothing is never written as 0."""
    if not whole or not part:
        return "0 %"
    percent = Fraction(100 * part, whole)
    if percent < Fraction(1, 100):
        return "< 0.01 %"
    # What is not all is never written as all.
    return f"{min(float(percent), 99.99):.2f} %" if part < whole else "100 %"


def asset_words(key: str) -> str:
    """Return what an asset is: the native coin of a chain, or a contract on it."""
    chain, _, asset = key.partition("/")
    return f"native coin of {chain}" if asset == NATIVE else f"token {asset} on {chain}"


def asset_name(key: str) -> str:
    """Return an asset in a few letters: a coin's symbol, or both ends of a contract."""
    chain, _, asset = key.partition("/")
    if asset == NATIVE:
        return harmless(native_symbol(chain) or "native coin")
    contract, _, number = asset.partition("/")
    short = f"{contract[:6]}…{contract[-4:]}" if len(contract) > 14 else contract
    return harmless(f"{short} #{number}" if number else short)


def method_words(method: str) -> str:
    """Return how a step crossed, in words; nothing for a payment."""
    kind, _, name = method.partition(":")
    words = {"transfer": "", "returned": "returned"}.get(kind, f"{kind} {name}".strip())
    return harmless(words)


def certainty(value: float) -> str:
    """Return a confidence or a chance in per cent.

    What is not sure is never written as 100, what may be never as 0.
    """
    if value >= 1:
        return "100 %"
    if value < 0.001:
        return "< 0.1 %" if value > 0 else "0 %"
    return f"{min(value, 0.999):.1%}".replace(".0%", "%").replace("%", " %")


def per_cent(decimal: str) -> str:
    """Return a share or a chance of a flow in per cent. Raises `BadRequest` for what is none."""
    return certainty(decimal_parts(decimal) / ONE)
