"""A theft told in plain transfers of worthless test money, from the loss to the exchanges."""

import msgspec

from tests.chain import story as steps
from tests.chain.node import Node
from tests.chain.stage import Move
from tests.chain.story import STOLEN_NFT, Story


class Theft(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to find on the chain afterwards. Addresses and hashes are lower case."""

    victim: str
    thief: str
    # By symbol: usd has 6 decimals and is stolen, coin has 18 and is not.
    tokens: dict[str, str]
    nft: str
    nft_number: int
    splitter: str
    # All accounts by the names the script gives them.
    accounts: dict[str, str]
    # Where it ends: the first is the one a test may label, nobody knows the second.
    exchanges: tuple[str, str]
    thefts: tuple[str, ...]
    # Transactions that reverted: a token payment, and a payment of ether through the splitter.
    failed: tuple[str, ...]
    # A good transaction in which a nested payment was undone, to dust3.
    caught: str
    # Everything that really moved, in the order of the chain; gas is not in it.
    moves: tuple[Move, ...]
    # The empty block in which accounts have their opening balances, and the script's last one.
    first_block: int
    last_block: int


def run_theft(node: Node) -> Theft:
    """Play the whole story; on a fresh node every hash and number comes out the same."""
    story = Story(node)
    try:
        steps.fund(story)
        steps.live(story)
        thefts = steps.steal(story)
        steps.split(story)
        steps.peel(story)
        steps.merge(story)
        steps.dust(story)
        failed = steps.fail(story)
        caught = steps.inside(story)
        steps.mint_and_burn(story)
        steps.cash_out(story)
        last = steps.live_on(story)
    finally:
        # Whoever uses the node next expects a transaction to be mined at once.
        node.rpc("evm_setAutomine", True)
    return _told(story, thefts, failed, caught, last)


def _told(
    story: Story, thefts: tuple[str, ...], failed: tuple[str, ...], caught: str, last: int
) -> Theft:
    of = story.accounts
    return Theft(
        victim=of["victim"],
        thief=of["thief"],
        tokens={"usd": story.usd, "coin": story.coin},
        nft=story.nft,
        nft_number=STOLEN_NFT,
        splitter=story.splitter,
        accounts=of,
        exchanges=(of["labelled"], of["unlabelled"]),
        thefts=thefts,
        failed=failed,
        caught=caught,
        moves=tuple(story.moves),
        first_block=story.first_block,
        last_block=last,
    )
