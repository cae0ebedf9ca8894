"""Accounts of a request, or an address, that look like ones the asker knows."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.address_likeness import Likeness, LikenessIndex, likeness
from hueandcry.decode.payment_history import PaymentHistory
from hueandcry.model.ports import AccountIndex
from hueandcry.model.signing import History, Imitation, Imitations, Parties, Party, Signer

_NOBODY: Final = Imitations(())
# Each party is compared; beyond that many alike ones another adds nothing.
_MOST: Final = 50


class Imitators:
    """Compares accounts with payees, own accounts and official contracts."""

    def __init__(self, accounts: AccountIndex) -> None:
        """Use the snapshot's official contracts."""
        self._accounts = accounts

    def among(
        self, chain: str, parties: Parties, signer: Signer, history: PaymentHistory | None
    ) -> Imitations:
        """Return every party that looks like somebody known, and is not itself known."""
        own = {account for account in (signer.account, *signer.own) if account}
        own_index = LikenessIndex(own) if own else None
        found: list[Imitation] = []
        for party in parties.rows:
            known = party.account in own or (history and party.account in history.payees)
            if not known and len(found) < _MOST:
                found += _of_history(party, history)
                found += _of_own(party, own_index)
                found += self._of_official(chain, party)
        return Imitations(tuple(found)) if found else _NOBODY

    def _of_official(self, chain: str, party: Party) -> Iterator[Imitation]:
        if party.official or party.tokens:
            return
        for row in self._accounts.anchors(chain, party.account):
            alike = likeness(party.account, row.address)
            # Hundreds of contracts are known: one end alone is met by chance.
            if alike.both_ends:
                why = f"it is {row.brand}'s {row.role}"
                yield _imitation(party, row.address, alike, why, row.source, row.date)


def history_of(history: PaymentHistory | None, parties: Parties) -> History:
    """Return which of the parties were paid before."""
    if history is None:
        return History(given=False, payments=0)
    payees = (history.payees.get(party.account) for party in parties.rows)
    known = tuple((one.account, one.times, one.last) for one in payees if one)
    return History(True, history.payments, known)


def _of_history(party: Party, history: PaymentHistory | None) -> Iterator[Imitation]:
    if history is None:
        return
    for known, alike in history.likeness.like(party.account):
        payee = history.payees[known]
        many = "once" if payee.times == 1 else f"{payee.times} times"
        why = f"you paid it {many}, last on {payee.last} ({payee.tx})"
        yield _imitation(party, known, alike, why, "your own payments", payee.last)


def _of_own(party: Party, own: LikenessIndex | None) -> Iterator[Imitation]:
    for known, alike in own.like(party.account) if own else ():
        yield _imitation(party, known, alike, "it is your own account", "you", "")


def _imitation(
    party: Party, known: str, alike: Likeness, why: str, source: str, date: str
) -> Imitation:
    return Imitation(party.account, known, alike.prefix, alike.suffix, why, source, date)
