"""The invented snapshot the answers rest on: as JSON for others, and built for us."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hueandcry.gather.feeds import erc7730
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import (
    ContractRow,
    DescriptorKeyRow,
    DescriptorRow,
    EntityRow,
    LabelRow,
    ListingRow,
    NameRow,
    OwnedRow,
    Row,
    SuffixRow,
    TokenRow,
)
from hueandcry.model.suffix import ICANN
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from tools.conformance.accounts import (
    COIN, CONDUIT, CRATES, DELEGATE, DOLLAR, EXCHANGE, EXPLOITED, GOVERNOR, LANTERNS, MIXER,
    PROXY, ROUTER, SANCTIONED, SCAM, SEAPORT, STABLE, STAKING, THIEF, TIMELOCK,
)  # fmt: skip
from tools.conformance.vector import Json

ASKED_AT: Final = "2026-11-24T12:00:00+00:00"
CHAIN: Final = "eip155:1"
_DAY: Final = "2026-11-24"
_FROM: Final = "https://rows.example/"
