"""Numbers as text: amounts with decimals, units with prefixes, dates, durations."""

from datetime import UTC, datetime, timedelta
from typing import Final

from hueandcry.decode.clear.fault import Unclear

# 2^256 has 78 digits: with more decimals than this, nothing is left of any number.
MAX_DECIMALS: Final = 255
# The last second of the year 9999, where Python's calendar (and RFC 3339) ends.
_LAST: Final = 253_402_300_799
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PREFIXES: Final = {
    -24: "y", -21: "z", -18: "a", -15: "f", -12: "p", -9: "n", -6: "\u00b5", -3: "m", 0: "",
    3: "k", 6: "M", 9: "G", 12: "T", 15: "P", 18: "E", 21: "Z", 24: "Y",
}  # fmt: skip


def decimal_text(value: int, decimals: int) -> str:
    """Return `value / 10**decimals`, exact, without zeros at the end. Raises `Unclear`."""
    _check(decimals)
    digits = str(abs(value)).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def _check(decimals: int) -> None:
    if not 0 <= decimals <= MAX_DECIMALS:
        raise Unclear(f"{decimals} decimals")


def unit_text(value: int, base: str, decimals: int, *, prefix: bool) -> str:
    """Return a number with its unit, such as `36 ks` or `0.3%`. Raises `Unclear`."""
    _check(decimals)
    power = 0
    if prefix and value:
        # The highest prefix that leaves at least one digit before the point.
        exponent = len(str(abs(value))) - 1 - decimals
        power = max(min(exponent // 3 * 3, 24), -24)
    places = decimals + power
    number = decimal_text(value, places) if places >= 0 else str(value * 10**-places)
    return f"{number}%" if base == "%" else f"{number} {_PREFIXES[power]}{base}".rstrip()


def date_text(seconds: int) -> str:
    """Return Unix seconds as RFC 3339, or as they are where no calendar reaches."""
    if not 0 <= seconds <= _LAST:
        return f"{seconds} (Unix seconds, after the year 9999)" if seconds > 0 else str(seconds)
    return f"{_EPOCH + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"


def duration_text(seconds: int) -> str:
    """Return seconds as HH:MM:SS; hours may have more digits."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if seconds < 0 else ''}{hours:02}:{minutes:02}:{rest:02}"
