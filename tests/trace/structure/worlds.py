"""Small flows of launderers, and what a ledger would know of their accounts."""

from collections.abc import Mapping

from hueandcry.model.flow import Flow
from hueandcry.model.label import Label
from hueandcry.model.structure import Account, Behaviour, Known, Paid
from tests.flows import CHAIN, NOON

COIN = f"{CHAIN}/coin"


def at(name: str, chain: str = CHAIN) -> Account:
    return Account(chain, name)


def paid(to: str, amount: int, count: int = 1, asset: str = COIN) -> Paid:
    return Paid(at(to), asset, amount, count, tuple(f"tx{number}" for number in range(count)))


def fresh(flow: Flow, *but: str) -> dict[Account, Behaviour]:
    """Return that nobody was paid before the flow first reached them, but for some."""
    found: dict[Account, Behaviour] = {}
    for edge in flow.edges:
        account = at(edge.target.line.account, edge.target.line.chain)
        old = account.name in but
        found.setdefault(
            account, Behaviour((), edge.block - old, (edge.time or NOON) - 9_999_999 * old)
        )
    return found


def known(
    behaviours: Mapping[Account, Behaviour] | None = None,
    labels: Mapping[str, tuple[Label, ...]] | None = None,
    payers: Mapping[str, int] | None = None,
) -> Known:
    return Known(
        behaviours or {},
        {at(name): count for name, count in (payers or {}).items()},
        {at(name): said for name, said in (labels or {}).items()},
    )
