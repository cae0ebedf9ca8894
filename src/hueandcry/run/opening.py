"""Declares what an account held before a ledger's first block: the first credit of its line."""

from pathlib import Path

from hueandcry.model.errors import BadRequest
from hueandcry.run.seeds import grains
from hueandcry.store.ledger.ledger import opened
from hueandcry.store.ledger.names import LineFacts, Names, readable
from hueandcry.store.ledger.openings import add_opening


def declare_opening(root: Path, name: str, account: str, asset: str, amount: str) -> str:
    """Add an opening and lay the lines anew; return what was done. Raises `BadRequest`."""
    with opened(root, name, write=True) as ledger:
        line = _line(Names(ledger.database, ledger.lookup()), readable(account), asset)
        value = grains(amount, line, "AMOUNT")
        if not value:
            raise BadRequest("an opening of nothing changes nothing", "Give an amount above 0")
        add_opening(ledger.database, line.number, value)
        laid = ledger.lay_lines(anew=True)
    return f"{line.name.account} begins with {amount} {line.name.asset}; {laid:,} transfers laid"


def _line(names: Names, account: str, asset: str) -> LineFacts:
    lines = names.lines_of_account(account)
    fit = [line for line in lines if line.name.asset.lower() == asset.lower()]
    if len(fit) != 1:
        held = ", ".join(sorted({line.name.asset for line in lines})) or "nothing"
        raise BadRequest(
            f"{account} has {len(fit)} lines of {asset} in this ledger", f"It has {held[:300]}"
        )
    return fit[0]
