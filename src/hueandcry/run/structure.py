"""The structures of a flow: what the ledger and the labels say of its accounts, and the reading."""

from collections.abc import Iterable, Mapping

from hueandcry.decode.account import canonical_account
from hueandcry.model.flow import Flow
from hueandcry.model.label import Label
from hueandcry.model.structure import Account, Known, Structure
from hueandcry.run.stops import LabelSource
from hueandcry.store.ledger.behaviour import LedgerBehaviour
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.structure.detect import structures_in
from hueandcry.trace.structure.naming import custodian
from hueandcry.trace.structure.passages import Passages, account_of

# Money of a whole crowd goes through these: what they pay is no habit of one person's.
_CROWDS = frozenset({"service", "mixer"})


def structures_of(ledger: Ledger, labels: LabelSource, flow: Flow) -> tuple[Structure, ...]:
    """Return the structures of a flow traced in this ledger; none of a backward one."""
    return structures_in(flow, known_of(ledger, labels, flow))


def known_of(ledger: Ledger, labels: LabelSource, flow: Flow) -> Known:
    """Return what detectors ask of a flow's accounts: three questions to the ledger in all."""
    passages, source = Passages(flow), LedgerBehaviour(ledger.database)
    crowds = {account_of(end.line) for end in passages.ends if end.reason in _CROWDS}
    accounts = passages.accounts() - crowds
    behaviours = source.behaviours(accounts, passages.payers().keys() - crowds)
    paid = {one.to for behaviour in behaviours.values() for one in behaviour.paid}
    said = _said(labels, flow, accounts | crowds | paid)
    custodians = {account for account in paid if custodian(said.get(account, ()))}
    return Known(behaviours, source.payers(custodians), said)


def _said(
    labels: LabelSource, flow: Flow, accounts: Iterable[Account]
) -> Mapping[Account, tuple[Label, ...]]:
    """Return the labels of accounts; the user's own stand in the flow's terminals."""
    keys = {one: (one.chain, canonical_account(one.chain, one.name)) for one in accounts}
    found = labels.of_many(keys.values())
    said = {account: found[key] for account, key in keys.items() if found.get(key)}
    for end in flow.terminals:
        if end.labels:
            account = account_of(end.line)
            said[account] = tuple(dict.fromkeys((*end.labels, *said.get(account, ()))))
    return said
