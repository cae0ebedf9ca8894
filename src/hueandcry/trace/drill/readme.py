"""README.txt of a drill: what to do with it, and nothing of the answer."""

from typing import Final

from hueandcry.trace.drill.document import DrillTruth
from hueandcry.trace.drill.world import SECONDS_PER_BLOCK

# A chain of its own: 31337 is what local test chains call themselves, so that no drill stands
# among real accounts.
CHAIN: Final = "eip155:31337"

_TEXT: Final = """\
A drill of hueandcry
====================

Nothing here is real: the accounts are hashes of numbers, nobody has a key to them, and the token
does not exist.

transfers.parquet   {transfers:,} transfers of one token ({decimals} decimals) over a year, a block
                    every {seconds} seconds. Columns as in ethereum-etl's token_transfers.
tokens.csv          that token and its decimals, as ethereum-etl's tokens
services.csv        the services that are known beforehand: exchanges, and a mixing pool
truth.json          the answer; do not open it before you have yours

What happened
-------------
In transaction
    {transaction}
somebody took {stolen} units from
    {victim}
and moved them on, among everybody else's payments, through accounts made for it. Where is the money
now, who holds how much, and which transfers carried it? Not every service is in services.csv.

The answer goes by the rule first in, first out: of what an account received, the oldest units leave
first. What reaches a service counts as being there; what a service pays out is its own money.

How
---
    hue ledger import transfers.parquet tokens.csv --as drill --chain {chain}
    hue trace {transaction} \\
        --ledger drill --stop-at services.csv --out found
    hue drill check . found/flow.json

Made by {tool}: hue drill theft --transfers {transfers} --seed {seed}{edges}
"""


def readme_of(document: DrillTruth, edges: int | None) -> str:
    """Return the text. `edges` is what was asked for, if anything."""
    whole, part = divmod(int(document.stolen), 10**document.decimals)
    return _TEXT.format(
        transfers=document.transfers, decimals=document.decimals, seconds=SECONDS_PER_BLOCK,
        transaction=document.transaction, victim=document.victim, chain=CHAIN, tool=document.tool,
        stolen=f"{whole:,}.{part:0{document.decimals}d}",
        seed=document.seed, edges=f" --edges {edges}" if edges else "",
    )  # fmt: skip
