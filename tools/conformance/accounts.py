"""Everybody in the vectors: test keys whose numbers stand here, invented addresses, official code.

No key holds anything and no invented address is anybody's.
"""

from typing import Final

from eth_account import Account
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

ALICE_KEY: Final = (0xA11CE).to_bytes(32, "big")
BOB_KEY: Final = (0xB0B).to_bytes(32, "big")
CAROL_KEY: Final = (0xCA401).to_bytes(32, "big")
MALLORY_KEY: Final = (0xBAD).to_bytes(32, "big")


def invented(name: str) -> str:
    """Return an address made of a name, so that it is the same every time and nobody's."""
    return to_checksum_address(keccak(text=f"hueandcry conformance: {name}")[-20:])


def of_key(key: bytes) -> str:
    """Return the address of a test key."""
    return str(Account.from_key(key).address)


def ground(known: str, front: int, back: int) -> str:
    """Return an address with the same first and last digits as a known one, and no more."""
    body, other = known[2:].lower(), invented(f"like {known}")[2:].lower()
    middle = other[front : 40 - back]
    differing = {"0": "1"}
    first = middle[0] if middle[0] != body[front] else differing.get(middle[0], "0")
    last = middle[-1] if middle[-1] != body[-back - 1] else differing.get(middle[-1], "0")
    end = body[40 - back :] if back else ""
    return to_checksum_address("0x" + body[:front] + first + middle[1:-1] + last + end)


ALICE: Final = of_key(ALICE_KEY)
BOB: Final = of_key(BOB_KEY)
CAROL: Final = of_key(CAROL_KEY)
MALLORY: Final = of_key(MALLORY_KEY)
NOBODY: Final = "0x" + "0" * 40

DOLLAR: Final = invented("harbour dollar")
COIN: Final = invented("wrapped coin")
STABLE: Final = invented("stable")
LANTERNS: Final = invented("lanterns")
CRATES: Final = invented("crates")
STRAY_TOKEN: Final = invented("token of no list")
ROUTER: Final = invented("harbour router")
STAKING: Final = invented("harbour staking")
DELEGATE: Final = invented("harbour delegate")
BATCHER: Final = invented("harbour multicall")
GOVERNOR: Final = invented("harbour governor")
TIMELOCK: Final = invented("harbour timelock")
PROXY: Final = invented("harbour proxy")
CONDUIT: Final = invented("lantern market conduit")
EXCHANGE: Final = invented("harbour exchange deposit")
SPENDER: Final = invented("spender nobody knows")
STRANGER: Final = invented("stranger")
SCAM: Final = invented("scam")
THIEF: Final = invented("thief")
SANCTIONED: Final = invented("sanctioned")
EXPLOITED: Final = invented("exploited bridge")
MIXER: Final = invented("mixer")
FRIEND: Final = invented("friend paid before")
VANITY: Final = to_checksum_address("0x0000c4b2" + invented("vanity")[10:38] + "0000")
ZEROS_FIRST: Final = to_checksum_address("0x0000c4b2" + invented("zeros at the front")[10:])
SAFE: Final = invented("safe of three")

# Deployed code at its public address.
PERMIT2: Final = "0x000000000022D473030F116dDEE9F6B43aC78BA3"
SEAPORT: Final = "0x0000000000000068F116a894984e2DB1123eB395"
MULTICALL3: Final = "0xcA11bde05977b3631167028862bE2a173976CA11"
MULTISEND: Final = to_checksum_address("0x38869bf66a61cf6bdb996a6ae40d5853fd43b526")
CALL_ONLY: Final = to_checksum_address("0x9641d764fc13c8b624c04430c7356c1c7c8102e2")
SIGN_MESSAGE: Final = to_checksum_address("0xd53cd0ab83d845ac265be939c57f53ad838012c9")
SAFE_CODE: Final = to_checksum_address("0x41675c099f32341bf84bfc5382af534df5c7461a")
SAFE_HANDLER: Final = to_checksum_address("0xfd0732dc9e303f09fcef3a7388ad10a83459ec99")
ENTRY_POINT_6: Final = "0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789"
ENTRY_POINT_7: Final = "0x0000000071727De22E5E9d8BAf0edAc6f37da032"
ENTRY_POINT_8: Final = to_checksum_address("0x4337084d9e255ff0702461cf8895ce9e3b5ff108")
ENTRY_POINT_9: Final = to_checksum_address("0x433709009b8330fda32311df1c2afa402ed8d009")
