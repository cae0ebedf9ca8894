"""A call named like a reward or a security update, that pays."""

from collections.abc import Iterable
from typing import Final

from hueandcry.decode.amount import shown_quantity
from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, is_stranger, known_parties, name_of
from hueandcry.model.act import Asset, Call
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties, Signer

# Each is the first four bytes of the Keccak-256 of its signature.
_NAMES: Final = {
    "0x5fba79f5": "SecurityUpdate()",
    "0xe8183e7e": "SecurityUpdates()",
    "0x9c9316c5": "NetworkMerge()",
    "0xa06adfa8": "networkMerge()",
    "0x143087ee": "Verify()",
    "0xfc735e99": "verify()",
    "0xa16f15c3": "Connect()",
    "0x0be041f3": "WalletConnect()",
    "0x3158952e": "Claim()",
    "0x4e71d92d": "claim()",
    "0x0c7ef932": "Claim(address)",
    "0x79372f9a": "ClaimReward()",
    "0xb88a802f": "claimReward()",
    "0x12798972": "ClaimRewards()",
    "0x372500ab": "claimRewards()",
    "0xa1d915b8": "ClaimTokens()",
    "0x48c54b9d": "claimTokens()",
    "0xb9a9d3d0": "ClaimAirdrop()",
    "0x5b88349d": "claimAirdrop()",
    "0x3f6b6f2e": "Airdrop()",
}
# No contract needs money to be verified, updated or connected to; for claims some take a fee.
_NEVER_HONEST: Final = frozenset(list(_NAMES)[:8])
# Fees for a claim are a few cents to a few dollars; Revoke.cash's extension draws the line here.
_FEE: Final = 2 * 10**15


@detector(
    title="A call that sounds like a gift takes your coins",
    severity=Severity.HIGH,
    why="Drainers name the function that takes the coins Claim, SecurityUpdate and the like, as "
    "wallets show that name. A reward does not cost what it would bring.",
    advice="Do not sign.",
    references=("ATT&CK v17 T1036", "https://github.com/RevokeCash/browser-extension"),
)
def payable_claim(
    request: Request, calls: Calls, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report such calls to contracts nobody knows. A selector may belong to another name too."""
    rows = [row for row in calls.rows if row.selector in _NAMES and int(row.amount or 0) >= _FEE]
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        if is_stranger(target, signer, known):
            never = any(row.selector in _NEVER_HONEST for row in group)
            sure = Confidence.STRONG if never else Confidence.MEDIUM
            yield Hit(target, sure, told(_line(row, known) for row in group))


def _line(row: Call, known: Known) -> str:
    amount = shown_quantity(Asset(row.chain, standard="native"), row.amount, None)
    named = f"{row.selector}, most likely {_NAMES[row.selector]}"
    return f"{amount} with {named} to {name_of(row.target, known)}{where(row)}"
