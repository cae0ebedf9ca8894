"""The steps of the theft, one function each, in the order they are played.

Nothing here takes anything from anybody: the node lets the script send for every account.
"""

from tests.chain.abi import calldata
from tests.chain.node import Node
from tests.chain.stage import ETHER, MILLI, NATIVE, Stage

USD = 10**6
GAS_MONEY = 50 * MILLI
STOLEN_NFT, OTHER_NFT = 7, 8
STOLEN = {NATIVE: 30 * ETHER, "usd": 48_000 * USD}
NAMES = (
    "builder deployer bank victim thief friend shop collector merge labelled unlabelled "
    "split1 split2 split3 split4 peel1 peel2 peel3 peel4 peel5 "
    "side1 side2 side3 side4 dust1 dust2 dust3 inner1 inner2 inner3"
).split()


class Story(Stage):
    """The stage with the contracts of this story on it."""

    def __init__(self, node: Node) -> None:
        """Create the contracts."""
        opening = dict.fromkeys(NAMES, GAS_MONEY)
        super().__init__(node, opening | {"bank": 10_000 * ETHER, "deployer": ETHER})
        self.usd = self.deploy("Token", "Test Dollar", "usd", 6)
        self.coin = self.deploy("Token", "Test Coin", "coin", 18)
        self.nft = self.deploy("Collectible")
        self.splitter = self.deploy("Splitter")


def fund(story: Story) -> None:
    """Hand out what everybody has before."""
    for target, amount in (("victim", 50_000), ("friend", 5_000), ("bank", 10_000)):
        story.mint(story.usd, target, amount * USD)
    story.mint(story.coin, "victim", 300 * ETHER)
    story.mint(story.nft, "victim", STOLEN_NFT, counts=1)
    story.mint(story.nft, "friend", OTHER_NFT, counts=1)
    for target, amount in (("victim", 40), ("thief", 1), ("friend", 10), ("shop", 3)):
        story.ether("bank", target, amount * ETHER)
    story.mine()


def live(story: Story) -> None:
    """Clean money moves before the theft, to the thief and to an exchange too."""
    story.token(story.usd, "friend", "victim", 100 * USD)
    story.token(story.usd, "friend", "thief", 250 * USD)
    story.token(story.coin, "victim", "friend", 12 * ETHER)
    story.mine()
    story.ether("victim", "shop", 500 * MILLI)
    story.token(story.usd, "victim", "shop", 20 * USD)
    story.ether("shop", "unlabelled", ETHER)
    story.mine()


def steal(story: Story) -> tuple[str, ...]:
    """Take ether, dollars and a collectible from the victim."""
    first = story.ether("victim", "thief", STOLEN[NATIVE])
    story.mine()
    second = story.token(story.usd, "victim", "thief", STOLEN["usd"])
    third = story.collectible(story.nft, "victim", "thief", STOLEN_NFT)
    story.mine()
    return first, second, third


def split(story: Story) -> None:
    """Four ways, and clean money joins two of them afterwards."""
    for target in ("split1", "split2", "split3", "split4"):
        story.ether("thief", target, 7 * ETHER)
    for target in ("split1", "split2", "split3"):
        story.token(story.usd, "thief", target, 12_000 * USD)
    story.collectible(story.nft, "thief", "collector", STOLEN_NFT)
    story.mine()
    story.ether("bank", "split2", 2 * ETHER)
    story.token(story.usd, "friend", "split1", 500 * USD)
    story.mine()


def peel(story: Story) -> None:
    """Hand the sum on five times, a slice going aside each time."""
    carried = 6_500 * MILLI
    story.ether("split1", "peel1", carried)
    story.mine()
    for step in range(1, 5):
        carried -= 650 * MILLI
        story.ether(f"peel{step}", f"side{step}", 600 * MILLI)
        story.ether(f"peel{step}", f"peel{step + 1}", carried)
        story.mine()


def merge(story: Story) -> None:
    """Bring parts together again, and pay them to themselves."""
    story.ether("split2", "merge", 8 * ETHER)
    story.ether("split3", "merge", 6 * ETHER)
    for source, amount in (("split1", 12_500), ("split2", 12_000), ("split3", 9_000)):
        story.token(story.usd, source, "merge", amount * USD)
    story.mine()
    story.ether("merge", "merge", 3 * ETHER)
    story.token(story.usd, "merge", "merge", 1_000 * USD)
    story.mine()


def dust(story: Story) -> None:
    """Send sums too small to matter, from the thief's side and a stranger's, and nothing."""
    story.ether("split4", "dust1", 1)
    story.ether("split4", "dust2", 1_000)
    story.token(story.usd, "split3", "dust1", 1)
    story.ether("bank", "thief", 1)
    story.token(story.usd, "bank", "victim", 0)
    story.mine()


def fail(story: Story) -> tuple[str, ...]:
    """Two transactions that revert: they cost gas and move nothing."""
    of = story.accounts
    too_much = calldata("transfer(address,uint256)", of["dust2"], 10**9 * USD)
    undone = calldata("payThenRevert(address)", of["dust2"])
    first = story.send("thief", story.usd, too_much, good=False)
    second = story.send("thief", story.splitter, undone, 100 * MILLI, good=False)
    story.mine()
    return first, second


def inside(story: Story) -> str:
    """Ether paid on by the splitter: at once, from what it held, and with a part undone."""
    of = story.accounts
    inner = ("inner1", "inner2", "inner3")
    three = calldata("split(address[])", [of[name] for name in inner])
    paid = story.send("split4", story.splitter, three, 3 * ETHER)
    for name in inner:
        story.inside(paid, story.splitter, name, ETHER)
    story.mine()
    story.send("split3", story.splitter, wei=500 * MILLI)
    story.mine()
    held = story.send("merge", story.splitter, calldata("split(address[])", [of["inner1"]]))
    story.inside(held, story.splitter, "inner1", 500 * MILLI)
    attempt = calldata("attempt(address,address)", of["inner2"], of["dust3"])
    caught = story.send("split4", story.splitter, attempt, 2 * ETHER)
    for _ in range(2):
        story.inside(caught, story.splitter, "inner2", ETHER)
    story.mine()
    return caught


def mint_and_burn(story: Story) -> None:
    """Make and end tokens, in tainted and in clean hands."""
    story.mint(story.usd, "merge", 1_000 * USD)
    story.mint(story.coin, "thief", 50 * ETHER)
    story.burn(story.usd, "thief", 100 * USD)
    story.burn(story.coin, "victim", 5 * ETHER)
    story.mine()


def cash_out(story: Story) -> None:
    """Bring what is left to the two exchanges."""
    story.ether("peel5", "labelled", 3_800 * MILLI)
    story.token(story.usd, "merge", "labelled", 30_000 * USD)
    story.ether("merge", "unlabelled", 10 * ETHER)
    story.mine()
    for source, amount in (("inner1", 1_400), ("inner2", 2_500), ("inner3", 900)):
        story.ether(source, "unlabelled", amount * MILLI)
    story.token(story.usd, "merge", "unlabelled", 2_000 * USD)
    story.mine()


def live_on(story: Story) -> int:
    """Clean money reaches the same exchanges afterwards, and the victim."""
    story.token(story.usd, "friend", "labelled", 300 * USD)
    story.ether("friend", "unlabelled", 2 * ETHER)
    story.token(story.usd, "shop", "victim", 20 * USD)
    story.collectible(story.nft, "friend", "collector", OTHER_NFT)
    return story.mine()
