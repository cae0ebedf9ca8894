"""All detectors of structures over one flow."""

from collections.abc import Callable, Iterator
from typing import Final

from hueandcry.model.flow import Flow
from hueandcry.model.structure import Known, Structure
from hueandcry.trace.structure.cash_out import cash_outs
from hueandcry.trace.structure.consolidation import consolidations
from hueandcry.trace.structure.deposit_address import deposit_addresses
from hueandcry.trace.structure.dormant_holder import dormant_holders
from hueandcry.trace.structure.passages import Passages
from hueandcry.trace.structure.peel_chain import peel_chains

_Detector = Callable[[Passages, Known], Iterator[Structure]]
# What a custodian can act on comes first.
_DETECTORS: Final[tuple[_Detector, ...]] = (
    deposit_addresses, cash_outs, peel_chains, consolidations, dormant_holders,
)  # fmt: skip


def structures_in(flow: Flow, known: Known) -> tuple[Structure, ...]:
    """Return every structure of a flow; none of a backward one, which tells no afterwards."""
    passages = Passages(flow)
    return tuple(one for detector in _DETECTORS for one in detector(passages, known))
