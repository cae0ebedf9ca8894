"""Names and native coins of EVM chains, by EIP-155 id (chainid.network, ethereum-lists/chains).

Only chains that wallets meet; all native coins here have 18 decimals. A chain that is not here is
shown by its number, its amounts in base units.
"""

from typing import Final

NATIVE_DECIMALS: Final = 18
CHAINS: Final[dict[int, tuple[str, str]]] = {
    1: ("Ethereum", "ETH"),
    10: ("Optimism", "ETH"),
    14: ("Flare", "FLR"),
    19: ("Songbird", "SGB"),
    25: ("Cronos", "CRO"),
    30: ("Rootstock", "RBTC"),
    50: ("XDC", "XDC"),
    56: ("BNB Smart Chain", "BNB"),
    100: ("Gnosis", "xDAI"),
    130: ("Unichain", "ETH"),
    137: ("Polygon", "POL"),
    143: ("Monad", "MON"),
    146: ("Sonic", "S"),
    169: ("Manta Pacific", "ETH"),
    232: ("Lens", "GHO"),
    250: ("Fantom", "FTM"),
    252: ("Fraxtal", "FRAX"),
    288: ("Boba", "ETH"),
    324: ("zkSync Era", "ETH"),
    480: ("World Chain", "ETH"),
    999: ("HyperEVM", "HYPE"),
    1088: ("Metis Andromeda", "METIS"),
    1101: ("Polygon zkEVM", "ETH"),
    1116: ("Core", "CORE"),
    1135: ("Lisk", "ETH"),
    1284: ("Moonbeam", "GLMR"),
    1285: ("Moonriver", "MOVR"),
    1329: ("Sei", "SEI"),
    1868: ("Soneium", "ETH"),
    2020: ("Ronin", "RON"),
    5000: ("Mantle", "MNT"),
    8217: ("Kaia", "KAIA"),
    8453: ("Base", "ETH"),
    17000: ("Holesky", "ETH"),
    34443: ("Mode", "ETH"),
    42161: ("Arbitrum One", "ETH"),
    42170: ("Arbitrum Nova", "ETH"),
    42220: ("Celo", "CELO"),
    43114: ("Avalanche C-Chain", "AVAX"),
    57073: ("Ink", "ETH"),
    59144: ("Linea", "ETH"),
    80094: ("Berachain", "BERA"),
    81457: ("Blast", "ETH"),
    534352: ("Scroll", "ETH"),
    560048: ("Hoodi", "ETH"),
    7777777: ("Zora", "ETH"),
    11155111: ("Sepolia", "ETH"),
    1313161554: ("Aurora", "ETH"),
}


def chain_number(chain: str) -> int:
    """Return the EIP-155 id of a CAIP-2 chain, 0 where it has none."""
    space, _, number = chain.partition(":")
    return int(number) if space == "eip155" and number.isdecimal() and len(number) < 20 else 0


def native_symbol(chain: str) -> str:
    """Return the symbol of a chain's own coin, empty where it is not known."""
    return CHAINS.get(chain_number(chain), ("", ""))[1]


def chain_name(number: int) -> str:
    """Return the name of a chain, empty where it is not known."""
    return CHAINS.get(number, ("", ""))[0]
