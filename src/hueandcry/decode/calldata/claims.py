"""Names (ENS), mints and claims: what is paid, and whose it becomes.

Sources: ensdomains/ens-contracts (`ETHRegistrarController.sol` of three generations,
`PublicResolver.sol`), ProjectOpenSea/seadrop, Uniswap/merkle-distributor, Angle's
`merkl-contracts`, compound-finance `Comptroller.sol`, Synthetix `StakingRewards.sol`.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import COIN, Part, Terms, reader
from hueandcry.decode.calldata.views import harmless

_REGISTER: Final = reader(Terms("name registration", to=(1,), gives=(COIN,)))
_RENEW: Final = reader(Terms("name renewal", gives=(COIN,)))
_CLAIM: Final = reader(Terms("claim"))
_CLAIM_FOR: Final = reader(Terms("claim", to=(0,)))
TABLE: Final[Table] = {
    "f14fcbc8": ("commit(bytes32 commitment)", harmless),
    "85f6d155": ("register(string name,address owner,uint256 duration,bytes32 secret)", _REGISTER),
    "f7a16963": ("registerWithConfig(string name,address owner,uint256 duration,"
                 "bytes32 secret,address resolver,address addr)", _REGISTER),
    "74694a2b": ("register(string name,address owner,uint256 duration,bytes32 secret,"
                 "address resolver,bytes[] data,bool reverseRecord,uint16 fuses)", _REGISTER),
    "ef9c8805": ("register((string label,address owner,uint256 duration,bytes32 secret,"
                 "address resolver,bytes[] data,uint8 reverseRecord,"
                 "bytes32 referrer) registration)",
                 reader(Terms("name registration", to=(0, 1), gives=(COIN,)))),
    "acf1a841": ("renew(string name,uint256 duration)", _RENEW),
    "18026ad1": ("renew(string name,uint256 duration,bytes32 referrer)", _RENEW),
    "c47f0027": ("setName(string name)", harmless),
    "10f13a8c": ("setText(bytes32 node,string key,string value)", harmless),
    "d5fa2b00": ("setAddr(bytes32 node,address account)", None),
    "8b95dd71": ("setAddr(bytes32 node,uint256 coinType,bytes account)", None),
    "1896f70a": ("setResolver(bytes32 node,address resolver)", None),
    "161ac21f": ("mintPublic(address nftContract,address feeRecipient,"
                 "address minterIfNotPayer,uint256 quantity)",
                 reader(Terms("mint", to=(2,), gives=(COIN,)))),
    "2e7ba6ef": ("claim(uint256 index,address account,uint256 amount,bytes32[] proof)",
                 reader(Terms("claim", to=(1,)))),
    "3d13f874": ("claim(address account,uint256 amount,bytes32[] proof)", _CLAIM_FOR),
    "2f52ebb7": ("claim(uint256 amount,bytes32[] proof)", _CLAIM),
    "71ee95c0": ("claim(address[] users,address[] tokens,uint256[] amounts,"
                 "bytes32[][] proofs)",
                 reader(Terms("claim", to=(0, 0), gets=(Part((1, 0), (2, 0)),)))),
    "e9af0292": ("claimComp(address holder)", _CLAIM_FOR),
    "3d18b912": ("getReward()", _CLAIM),
    "c00007b0": ("getReward(address account)", _CLAIM_FOR),
}  # fmt: skip
