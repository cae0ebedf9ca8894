"""Where a trace must not go on: labelled services and mixers, and what the user named."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np

from hueandcry.decode.account import canonical_account
from hueandcry.decode.rebasing_tokens import rebasing_on
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import SERVICES, Label
from hueandcry.store.ledger.names import Names
from hueandcry.trace.follow import Stops
from hueandcry.trace.lots import REASON_CODE

# Labels less sure than this are shown but stop no trace.
LEAST_CONFIDENCE = 0.5


class LabelSource(Protocol):
    """Where labels come from."""

    def of_many(
        self, accounts: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[Label, ...]]:
        """Return the labels of (chain, account) pairs that have any."""

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        """Return every account of a chain labelled as a service or a mixer."""


def stops_of(request: TraceRequest, names: Names, labels: LabelSource) -> Stops:
    """Return the lines of all services and mixers of the ledger's chains.

    And those of tokens whose amounts change by themselves: what came in does not tell what is held.
    """
    reasons: dict[int, int] = {}
    for chain, _, _ in names.chains():
        if contracts := rebasing_on(chain):
            inexact = names.lines_of_assets(chain, sorted(contracts))
            reasons.update(dict.fromkeys(inexact, REASON_CODE["inexact"]))
        for reason, accounts in _accounts(chain, request, labels).items():
            lines = names.lines_of_accounts(chain, sorted(accounts)) if accounts else {}
            # A mixer is no custodian, whatever else it is called: `mixer` comes last and stays.
            reasons.update(dict.fromkeys(lines, REASON_CODE[reason]))
    ordered = sorted(reasons)
    return Stops(
        np.array(ordered, dtype=np.int32),
        np.array([reasons[line] for line in ordered], dtype=np.int8),
        request.service_degree,
    )


def _accounts(chain: str, request: TraceRequest, labels: LabelSource) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"service": set(), "mixer": set()}
    named = [(stop.account, stop.label) for stop in request.stop_at]
    for account, label in [*labels.services(chain), *named]:
        if label.confidence >= LEAST_CONFIDENCE:
            kind = "mixer" if label.category == "mixer" else "service"
            if kind == "mixer" or label.category in SERVICES:
                found[kind].add(canonical_account(chain, account))
    return found
