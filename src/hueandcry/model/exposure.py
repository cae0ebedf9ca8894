"""What an address had to do with others: direct and indirect exposure, and the screen document.

Amounts are decimal strings in base units, shares decimal strings of all that came in (or went out)
in that asset. An asset is named `chain/asset` as in a flow; accounts stand as the ledger spells
them (Ethereum's in small letters), so that rows of different answers can be joined.

The values hold no cycles, and a batch has hundreds of thousands: the collector passes them over
(`gc=False`).
"""

from decimal import Decimal
from typing import Final, Literal

from msgspec import UNSET, Struct, UnsetType

from hueandcry.model.fact import Gap
from hueandcry.model.flow import LedgerName
from hueandcry.model.label import CATEGORIES, Label
from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Refusal

Direction = Literal["in", "out"]
Risk = Literal["severe", "high", "medium", "low", "none", "cannot_tell"]

# A person or an unclear label names nobody whose money is many people's: the walk goes on there.
ATTRIBUTED: Final = tuple(one for one in CATEGORIES if one not in {"person", "other"})


class Asked(Struct, frozen=True, gc=False):
    """An address to screen: its chain (`eip155:*` where it may be any), in canonical spelling."""

    chain: str
    account: str


class ScreenedAddress(Struct, frozen=True, gc=False):
    """The address as it is answered: its chain (CAIP-2), in the ledger's spelling."""

    chain: str
    value: str


class Attribution(Struct, frozen=True, gc=False):
    """What an account counts as, and the label that says so."""

    category: str
    label: Label


class DirectExposure(Struct, frozen=True, gc=False):
    """What passed between the address and one labelled account; `amount_usd` only with prices."""

    category: str
    direction: Direction
    asset: str
    amount: str
    amount_usd: str | None
    share: str
    counterparty: str
    source: str
    name: str


class IndirectExposure(Struct, frozen=True, gc=False):
    """What came from, or went to, labelled accounts of one category over unlabelled ones.

    `hops` is the least; `path` the transfers of the largest piece, `tx:index`, in the order of the
    money; `counterparty` the account at its far end.
    """

    category: str
    direction: Direction
    share: str
    hops: int
    law: Literal["fifo"]
    path: tuple[str, ...]
    asset: str
    amount: str
    counterparty: str
    source: str
    name: str


class Unattributed(Struct, frozen=True, gc=False):
    """What led to nobody who is known, and why it was followed no further.

    reason: `depth` (more hops than asked), `service` (a busy account nobody labelled), `held`,
    `returned` (to the address itself), or as a flow's terminals.
    """

    direction: Direction
    asset: str
    amount: str
    share: str
    reason: str


class Exposure(Struct, frozen=True, gc=False):
    """All that is known of one address; `own` is what it counts as itself."""

    labels: tuple[Label, ...] = ()
    own: Attribution | None = None
    direct: tuple[DirectExposure, ...] = ()
    indirect: tuple[IndirectExposure, ...] = ()
    unattributed: tuple[Unattributed, ...] = ()
    gaps: tuple[Gap, ...] = ()


class ScreenDocument(Struct, frozen=True, gc=False, rename={"schema_": "schema"}):
    """One line of `hue screen`; of a line that is no address only `error` is set.

    `state` is a hash of what the answer rests on: ledger, snapshot, rules and options.
    """

    schema_: Literal["hueandcry/screen/1"]
    tool: str
    snapshot: SnapshotName | None
    ledger: LedgerName
    created: str
    state: str
    line: int
    given: str
    address: ScreenedAddress | UnsetType = UNSET
    labels: tuple[Label, ...] | UnsetType = UNSET
    direct: tuple[DirectExposure, ...] | UnsetType = UNSET
    indirect: tuple[IndirectExposure, ...] | UnsetType = UNSET
    unattributed: tuple[Unattributed, ...] | UnsetType = UNSET
    risk: Risk | UnsetType = UNSET
    rules: tuple[str, ...] | UnsetType = UNSET
    gaps: tuple[Gap, ...] | UnsetType = UNSET
    as_of: str | UnsetType = UNSET
    error: Refusal | UnsetType = UNSET


def share_of(amount: int, whole: int) -> str:
    """Return a part of a whole as a decimal string of twelve digits; only nothing is "0"."""
    if not whole:
        return "0"
    # Division of integers rounds once (IEEE 754): right to more than twelve digits.
    found = format(amount / whole, ".12g")
    return format(Decimal(found), "f") if "e" in found else found
