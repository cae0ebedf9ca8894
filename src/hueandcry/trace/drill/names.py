"""Names in a drill: accounts and transactions are hashes of their numbers; nobody has a key.

The same derivation stands once more as SQL, for millions of rows.
"""

from hashlib import sha256
from typing import Final

NOBODY: Final = -1
ZERO: Final = "0x" + "0" * 40
_ACCOUNT: Final = "hueandcry drill {seed} account "
_TRANSACTION: Final = "hueandcry drill {seed} transaction "
_TOKEN: Final = "hueandcry drill {seed} token"  # noqa: S105 - a coin, no secret


def account_name(seed: int, number: int) -> str:
    """Return an account's address; NOBODY is the zero address, which mints."""
    if number == NOBODY:
        return ZERO
    return "0x" + _digest(_ACCOUNT, seed, str(number))[:40]


def transaction_name(seed: int, number: int) -> str:
    """Return the hash of the transaction that holds a transfer."""
    return "0x" + _digest(_TRANSACTION, seed, str(number))


def token_name(seed: int) -> str:
    """Return the contract of the one token."""
    return "0x" + _digest(_TOKEN, seed, "")[:40]


def account_sql(seed: int, column: str) -> str:
    """Return SQL for the address of the account whose number stands in a column."""
    prefix = _ACCOUNT.format(seed=seed)
    known = f"'0x' || left(sha256('{prefix}' || {column}), 40)"
    return f"CASE WHEN {column} = {NOBODY} THEN '{ZERO}' ELSE {known} END"


def transaction_sql(seed: int, column: str) -> str:
    """Return SQL for the hash of the transaction whose number stands in a column."""
    return f"'0x' || sha256('{_TRANSACTION.format(seed=seed)}' || {column})"


def _digest(prefix: str, seed: int, number: str) -> str:
    return sha256((prefix.format(seed=seed) + number).encode()).hexdigest()
