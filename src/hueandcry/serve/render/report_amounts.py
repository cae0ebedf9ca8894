"""Amounts as a report prints them: exact in tables, rounded where a picture has little room."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from hueandcry.model.flow import Flow
from hueandcry.model.transfer import NATIVE
from hueandcry.run.holders import units

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


def share(part: int, whole: int) -> str:
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
