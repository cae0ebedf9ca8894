"""The bridges of a ledger: logs read, deposits linked to releases, both found as transfers."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from hueandcry.decode.bridges.description import BridgeDescription
from hueandcry.decode.bridges.reader import BridgeFault, read_log
from hueandcry.decode.bridges.registry import terms_of, tokens_of
from hueandcry.decode.bridges.watched import watched
from hueandcry.model.bridge import BridgeLink, BridgeMessage, Linking, Unlinked
from hueandcry.store.ledger.bridge_legs import BridgeMoves, Move
from hueandcry.store.ledger.bridge_logs import bridge_logs, has_bridge_logs
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.crossings.linking import link
from hueandcry.trace.crossings.privacy import Untraceable, untraceable
from hueandcry.trace.crossings.tokens import Tokens
from hueandcry.trace.overlay import Crossing, Leg


class Bridged(Struct, frozen=True):
    """One crossing by a bridge: the transfer into it, and the one out of it on the other chain."""

    link: BridgeLink
    into: int
    out: int
    crossing: Crossing


class Hidden(Struct, frozen=True):
    """A deposit whose destination nobody can follow: the transfer into it, and where it is lost."""

    message: BridgeMessage
    into: int
    crossing: Crossing
    why: Untraceable


class Bridges(Struct, frozen=True):
    """What a ledger tells of bridges. `unlinked` deposits, by their transaction, and why."""

    bridged: tuple[Bridged, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    unlinked: Mapping[str, Unlinked] = {}
    faults: int = 0


def bridges_of(ledger: Ledger, known: Mapping[str, BridgeDescription]) -> Bridges:
    """Read all logs of bridges in a ledger and link them. Nothing is asked of anybody."""
    if not has_bridge_logs(ledger.database):
        return Bridges()
    messages, faults = _messages(ledger, known)
    linking = link(messages, terms_of(known.values()), Tokens(tokens_of(known.values())))
    moves = BridgeMoves(ledger, messages)
    contracts = watched(known.values()).contracts
    pairs: list[tuple[BridgeLink, Move, Move]] = []
    unmoved: dict[str, Unlinked] = {}
    for one in linking.links:
        into = moves.of(one.deposit, contracts.get(one.deposit.chain, frozenset()))
        out = moves.of(one.release, contracts.get(one.release.chain, frozenset()))
        if into and out:
            pairs.append((one, into, out))
        else:
            unmoved[one.deposit.tx] = Unlinked(one.deposit, "no transfer")
    legs = moves.legs([move for _, *ends in pairs for move in ends])
    bridged = [_bridged(one, into, out, legs) for one, into, out in pairs]
    hidden = tuple(_hidden(linking, moves, contracts))
    lost = {one.message.tx for one in hidden}
    unlinked = {tx: one for tx, one in (unmoved | _unlinked(linking)).items() if tx not in lost}
    return Bridges(tuple(one for one in bridged if one), hidden, unlinked, faults)


def _hidden(
    linking: Linking, moves: BridgeMoves, contracts: Mapping[str, frozenset[str]]
) -> Iterator[Hidden]:
    """Yield the deposits to where nobody can look."""
    for one in linking.unlinked:
        message = one.message
        why = untraceable(message) if message.side == "deposit" else None
        into = moves.of(message, contracts.get(message.chain, frozenset())) if why else None
        if why and into:
            debit = moves.legs([into])[into.id][0]
            if debit:
                crossing = Crossing(
                    debit, debit.lo, debit.hi, None, 0, 0, "untraceable", why.confidence
                )
                yield Hidden(message, into.id, crossing, why)


def _messages(
    ledger: Ledger, known: Mapping[str, BridgeDescription]
) -> tuple[list[BridgeMessage], int]:
    found: list[BridgeMessage] = []
    faults = 0
    for log in bridge_logs(ledger.database):
        for description in known.values():
            read = read_log(description, log.chain, log.told(), log.time)
            if isinstance(read, BridgeMessage):
                found.append(read)
            faults += isinstance(read, BridgeFault)
    return found, faults


def _unlinked(linking: Linking) -> dict[str, Unlinked]:
    return {one.message.tx: one for one in linking.unlinked if one.message.side == "deposit"}


def _bridged(
    one: BridgeLink, into: Move, out: Move, legs: Mapping[int, tuple[Leg | None, Leg | None]]
) -> Bridged | None:
    debit, credit = legs[into.id][0], legs[out.id][1]
    if debit is None or credit is None:
        return None
    crossing = Crossing(
        debit, debit.lo, debit.hi, credit, credit.lo, credit.hi, f"bridge:{one.deposit.bridge}",
        one.confidence,
    )  # fmt: skip
    return Bridged(one, into.id, out.id, crossing)
