"""Bridge messages for tests of linking: one bridge, two chains, one asset; all made up."""

from hueandcry.model.bridge import BridgeMessage, BridgeTerms, Linking, TokenPair
from hueandcry.trace.crossings.linking import link
from hueandcry.trace.crossings.tokens import Tokens

HERE, THERE = "eip155:1", "eip155:2"
COIN, TWIN = "0xc0", "0x2c"
ALICE, BOB = "0xa1", "0xb0"
TOKENS = Tokens([TokenPair(HERE, COIN, THERE, TWIN)])


def sent(
    tx: str, time: int | None = 0, amount: int | None = 100, receiver: str = ALICE,
    identifier: str = "", *, asset: str = COIN, to: str = THERE, twin: str = "",
    block: int | None = None,
) -> BridgeMessage:  # fmt: skip
    """Make a deposit."""
    return BridgeMessage("b", "deposit", HERE, tx, 0, block, time, BOB, receiver, to, asset, twin,
                         amount, identifier)  # fmt: skip


def came(
    tx: str, time: int | None = 100, amount: int | None = 100, receiver: str = ALICE,
    identifier: str = "", *, asset: str = TWIN, source: str = HERE, twin: str = "",
    chain: str = THERE, block: int | None = None,
) -> BridgeMessage:  # fmt: skip
    """Make a release."""
    return BridgeMessage("b", "release", chain, tx, 0, block, time, "", receiver, source, asset,
                         twin, amount, identifier)  # fmt: skip


def linked(*messages: BridgeMessage, terms: BridgeTerms | None = None) -> Linking:
    """Link by the terms given, else by the defaults."""
    return link(messages, {"b": terms or BridgeTerms()}, TOKENS)


def pairs(found: Linking) -> set[tuple[str, str]]:
    """Return the links by transaction."""
    return {(one.deposit.tx, one.release.tx) for one in found.links}


def reasons(found: Linking) -> dict[str, str]:
    """Return why each message is in no link, by transaction."""
    return {one.message.tx: one.reason for one in found.unlinked}
