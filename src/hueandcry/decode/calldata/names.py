"""Functions known by name only: those drainers make payable, and those of sweepers.

A "claim" that is paid for is how drainers take native coins: the name promises something, the code
keeps the value. Source of the names: public lists of drainers' selectors (RevokeCash, MIT).
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table

TABLE: Final[Table] = {
    "5fba79f5": ("SecurityUpdate()", None),
    "af347b61": ("securityUpdate()", None),
    "3158952e": ("Claim()", None),
    "4e71d92d": ("claim()", None),
    "0c7ef932": ("Claim(address account)", None),
    "1e83409a": ("claim(address account)", None),
    "79372f9a": ("ClaimReward()", None),
    "b88a802f": ("claimReward()", None),
    "63e32091": ("ClaimReward(address account)", None),
    "12798972": ("ClaimRewards()", None),
    "372500ab": ("claimRewards()", None),
    "0178be5f": ("ClaimRewards(address account)", None),
    "ef5cfb8c": ("claimRewards(address account)", None),
    "b9a9d3d0": ("ClaimAirdrop()", None),
    "5b88349d": ("claimAirdrop()", None),
    "3f6b6f2e": ("Airdrop()", None),
    "9c9316c5": ("NetworkMerge()", None),
    "a06adfa8": ("networkMerge()", None),
    "203715d4": ("Merge()", None),
    "143087ee": ("Verify()", None),
    "fc735e99": ("verify()", None),
    "a16f15c3": ("Connect()", None),
    "948cb719": ("connect()", None),
    "34c73884": ("Mint()", None),
    "3ebfdaaf": ("Swap()", None),
    "b9d2d32c": ("Execute()", None),
    "19e5bf3a": ("Register()", None),
    "207aba24": ("Migrate()", None),
    "af4b7f14": ("Update()", None),
    "57ea89b6": ("Withdraw()", None),
    "b269681d": ("destination()", None),
    "c4d66de8": ("initialize(address account)", None),
}  # fmt: skip
