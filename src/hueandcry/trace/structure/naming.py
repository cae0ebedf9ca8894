"""Who an account is by its labels, and how people read it in a sentence."""

import re
from collections.abc import Iterable
from typing import Final

from hueandcry.model.label import CUSTODIANS, Label
from hueandcry.model.structure import Account

# A label less sure than this stops no trace, and names nobody.
LEAST: Final = 0.5
_DEPOSIT: Final = re.compile(r"deposit|\bdep\b", re.IGNORECASE)
# Explorers number the wallets a custodian keeps its customers' money in (`Binance 14`).
_WALLET: Final = re.compile(r"\bhot\b|\bcold\b|\bwallet\b|\breserve|\s[0-9]{1,4}$", re.IGNORECASE)


def named(labels: Iterable[Label]) -> bool:
    """Say whether any sure label says who an account is."""
    return any(label.confidence >= LEAST for label in labels)


def custodian(labels: Iterable[Label]) -> Label | None:
    """Return the surest label of somebody who can hold funds back."""
    sure = [one for one in labels if one.category in CUSTODIANS and one.confidence >= LEAST]
    return max(sure, key=lambda label: label.confidence, default=None)


def entity(label: Label) -> str:
    """Return what a label calls the owner."""
    return label.entity or label.name


def says_deposit(labels: Iterable[Label]) -> bool:
    """Say whether any label calls an account a deposit address: then it collects for nobody."""
    return any(_DEPOSIT.search(label.name) for label in labels)


def says_wallet(label: Label) -> bool:
    """Say whether a label's name is that of a custodian's own wallet."""
    return bool(_WALLET.search(label.name))


def short(account: Account) -> str:
    """Return the ends of an account's name; the whole stands beside the sentence."""
    name = account.name
    return name if len(name) <= 16 else f"{name[:8]}…{name[-6:]}"


def counted(count: int, word: str) -> str:
    """Return a number of things in words."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def lasting(seconds: int) -> str:
    """Return a time in words: days, or hours below two days."""
    if seconds < 2 * 86_400:
        return counted(max(round(seconds / 3_600), 1), "hour")
    return counted(seconds // 86_400, "day")
