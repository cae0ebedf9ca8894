"""What every standard bridge of the OP Stack logs since Bedrock, on both chains.

The older events of the same transfers (`ERC20DepositInitiated`, `DepositFinalized`) are logged
beside these and left out: each transfer would count twice.
"""

from typing import Final

from hueandcry.decode.bridges.description import BridgeEvent, BridgeSource
from hueandcry.model.bridge import BridgeTerms
from hueandcry.model.transfer import NATIVE

# The same on every chain of the OP Stack (a predeploy).
L2_BRIDGE: Final = "0x4200000000000000000000000000000000000010"
# Tokens are minted one to one (StandardBridge.sol). Deposits arrive in minutes; withdrawals are
# proven and claimed by hand, a week later or any time after: a year covers all but the forgotten.
TERMS: Final = BridgeTerms(latest=366 * 86_400)
_COIN: Final = "(address indexed from, address indexed to, uint256 amount, bytes extraData)"
_ERC20: Final = (
    "(address indexed localToken, address indexed remoteToken, address indexed from, address to,"
    " uint256 amount, bytes extraData)"
)
EVENTS: Final = (
    BridgeEvent(
        "deposit", f"ETHBridgeInitiated{_COIN}", receiver="to", sender="from", amount="amount",
        asset=f"={NATIVE}", counterpart_asset=f"={NATIVE}",
    ),
    BridgeEvent(
        "release", f"ETHBridgeFinalized{_COIN}", receiver="to", sender="from", amount="amount",
        asset=f"={NATIVE}", counterpart_asset=f"={NATIVE}",
    ),
    BridgeEvent(
        "deposit", f"ERC20BridgeInitiated{_ERC20}", receiver="to", sender="from", amount="amount",
        asset="localToken", counterpart_asset="remoteToken",
    ),
    BridgeEvent(
        "release", f"ERC20BridgeFinalized{_ERC20}", receiver="to", sender="from", amount="amount",
        asset="localToken", counterpart_asset="remoteToken",
    ),
)  # fmt: skip
SOURCES: Final = (
    BridgeSource(
        "events and the L2 address", "https://docs.base.org/docs/base-contracts/", "2026-11-25"
    ),
    BridgeSource(
        "L1 addresses, as a third party deploys against them",
        "https://raw.githubusercontent.com/compound-finance/comet/main/deployments/mainnet/usdc/roots.json",
        "2026-11-25",
    ),
)
