"""Finds out whether a chain was reorganised below what a ledger holds, and takes that part back."""

from hueandcry.gather.history import HistorySource, NoSuchBlock
from hueandcry.store.ledger.guard import guarded
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import known_blocks, pulled_accounts, remove_above

_NONE = (-1, "")


def take_back(ledger: Ledger, source: HistorySource) -> list[str]:
    """Remove what was fetched above the last block that still agrees; say so, if there was any.

    Raises `Unreachable`. A source that tells no hashes is believed.
    """
    last = {one.last: one.last_hash for one in pulled_accounts(ledger.database, source.chain)
            .values() if one.last_hash}  # fmt: skip
    if all(_hash(source, number) in {name, ""} for number, name in last.items()):
        return []
    block, name = _last_agreeing(source, known_blocks(ledger.database, source.chain))
    with guarded(ledger.database, "what a reorganisation changed"):
        removed = remove_above(ledger.database, source.chain, block, name)
    after = f"after block {block:,}" if block >= 0 else "from the beginning"
    return [f"the chain was reorganised {after}: {removed:,} transfers were taken back"
            " and are fetched anew for the accounts this pull asks for"]  # fmt: skip


def _last_agreeing(source: HistorySource, blocks: list[tuple[int, str]]) -> tuple[int, str]:
    """Return the last block the source has too: all before an agreeing block agree."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if _hash(source, blocks[middle][0]) == blocks[middle][1]:
            low = middle + 1
        else:
            high = middle
    return blocks[low - 1] if low else _NONE


def _hash(source: HistorySource, number: int) -> str:
    """Return a block's hash as the source has it now, and one that fits none if it has no such.

    A question that failed says nothing about the chain: its `Unreachable` ends the pull.
    """
    try:
        return source.hash_of(number)
    except NoSuchBlock:
        return "none"
