"""For which Safe version and chain a stated safeTxHash comes out: a hint, where one is not told.

The service's JSON tells neither. A hash that comes out shows how it was made, not what the Safe
is: the hint says what to make sure of, and no digest is made of it.
"""

from typing import Final

from hueandcry.decode.safe.hashes import NoSafeHash, safe_hashes
from hueandcry.model.observable import SafeProposal

# One version of each way to hash (`decode.safe.hashes`), and how its kin is called.
_WAYS: Final = (
    ("1.4.1", "1.3.0 or later"), ("1.1.1", "1.0.0 to 1.2.0"), ("0.1.0", "0.1.0"),
)  # fmt: skip
# Chains to try where none is told, of safe-deployments' many; only a hint hangs on them: Ethereum,
# OP, BNB, Gnosis, Polygon, zkSync Era, Base, Arbitrum, Avalanche, Linea, Scroll, Sepolia.
_CHAINS: Final = (1, 10, 56, 100, 137, 324, 8453, 42161, 43114, 59144, 534352, 11155111)


def hint_of(proposal: SafeProposal) -> str:
    """Return for what the stated safeTxHash comes out, as a sentence; "" where nothing fits."""
    stated = dict(proposal.claimed).get("safeTxHash", "")
    if not stated:
        return ""
    chains = (proposal.chain,) if proposal.chain else tuple(f"eip155:{one}" for one in _CHAINS)
    for version, kin in (("", ""),) if proposal.version else _WAYS:
        for chain in chains:
            if _comes_out(proposal, version or proposal.version, chain, stated):
                where = f" on {chain}" if version == "1.4.1" or not version else ""
                what = f"version {kin}" if version else f"version {proposal.version}"
                return f"the stated safeTxHash comes out for {what}{where}: make sure it is so"
    return ""


def _comes_out(proposal: SafeProposal, version: str, chain: str, stated: str) -> bool:
    try:
        made = safe_hashes(version, chain, proposal.safe, proposal.transaction)
    except NoSafeHash:
        return False
    return "0x" + made.digest.hex() == stated
