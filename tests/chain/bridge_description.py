"""The test bridge's description, as its users would write it to HOME/bridges/."""

from pathlib import Path

from tests.chain.abi import ZERO
from tests.chain.deeds import NATIVE
from tests.chain.market import BRIDGE_FEE
from tests.chain.two_chains import TwoChains

BRIDGE = "anvil"


def describe_bridge(root: Path, world: TwoChains, *, identifier: bool = True) -> None:
    """Write the description; without the identifier only the canonical record links."""
    told = 'identifier = ["id"]' if identifier else ""
    lines = [f'name = "{BRIDGE}"', f'native = ["{ZERO}"]']
    for side in (world.home, world.away):
        lines += ["[[chains]]", f'chain = "{side.chain}"', f'contracts = ["{side.at["bridge"]}"]']
    lines += [
        "[[events]]", 'side = "deposit"',
        'signature = "Deposited(bytes32 indexed id, address indexed sender, address receiver,'
        ' address token, uint256 amount, uint256 chain)"',
        'sender = "sender"', 'receiver = "receiver"', 'asset = "token"', 'amount = "amount"',
        'counterpart = "chain"', told,
        "[[events]]", 'side = "release"',
        'signature = "Released(bytes32 indexed id, address indexed receiver, address token,'
        ' uint256 amount, uint256 chain)"',
        'receiver = "receiver"', 'asset = "token"', 'amount = "amount"', 'counterpart = "chain"',
        told,
        "[terms]", f"fee_ppm = {BRIDGE_FEE}", "latest = 3600",
    ]  # fmt: skip
    for kind in ("usd", "weth", NATIVE):
        here, there = (NATIVE if kind == NATIVE else side.at[kind]
                       for side in (world.home, world.away))  # fmt: skip
        lines += [
            "[[tokens]]", f'chain = "{world.home.chain}"', f'asset = "{here}"',
            f'other_chain = "{world.away.chain}"', f'other_asset = "{there}"',
        ]  # fmt: skip
    folder = root / "bridges"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{BRIDGE}.toml").write_text("\n".join(lines) + "\n", "utf-8")
