"""What is said of an account, and what that means for a trace."""

from typing import Final

from msgspec import Struct

# `exploited`: approvals given to it were abused, by a flaw of its own or by who made it for that.
CATEGORIES: Final = (
    "exchange", "payment", "gambling", "otc", "mixer", "bridge", "defi", "token", "mining",
    "service", "theft", "scam", "exploited", "sanctioned", "person", "other",
)  # fmt: skip

# Money of many customers lies together there: who follows it further follows somebody else's.
SERVICES: Final = frozenset(
    {"exchange", "payment", "gambling", "otc", "bridge", "defi", "mining", "service"}
)
# Those who know their customers and can hold funds back.
CUSTODIANS: Final = frozenset({"exchange", "payment", "gambling", "otc", "service"})


class Label(Struct, frozen=True):
    """One source's word about one account. Two that contradict each other both stand."""

    name: str
    entity: str
    category: str
    confidence: float
    source: str
    date: str
    reference: str
