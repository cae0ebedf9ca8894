"""The fields of Ethereum's transaction types, in the order they are signed.

Sources: yellow paper 4.3 (legacy), EIP-155, EIP-2930, EIP-1559, EIP-4844, EIP-7702. Field names
are those of JSON-RPC (execution-apis).
"""

from typing import Final

from hueandcry.model.observable import TransactionForm

_PRICED: Final = ("gasPrice",)
_MARKET: Final = ("maxPriorityFeePerGas", "maxFeePerGas")
_BODY: Final = ("gas", "to", "value", "data")
LEGACY: Final = ("nonce", *_PRICED, *_BODY)
# By the number that begins the payload (EIP-2718); 0 stands for legacy, which begins with none.
LAYOUTS: Final[dict[int, tuple[str, ...]]] = {
    0: LEGACY,
    1: ("chainId", "nonce", *_PRICED, *_BODY, "accessList"),
    2: ("chainId", "nonce", *_MARKET, *_BODY, "accessList"),
    3: (
        "chainId", "nonce", *_MARKET, *_BODY, "accessList", "maxFeePerBlobGas",
        "blobVersionedHashes",
    ),
    4: ("chainId", "nonce", *_MARKET, *_BODY, "accessList", "authorizationList"),
}  # fmt: skip
FORMS: Final[dict[int, TransactionForm]] = {
    0: "legacy", 1: "2930", 2: "1559", 3: "4844", 4: "7702",
}  # fmt: skip
# Fields that are numbers, and how many bits they may have (nonce: EIP-2681; gas: geth's uint64).
BITS: Final[dict[str, int]] = {
    "chainId": 256, "nonce": 64, "gas": 64, "value": 256, "gasPrice": 256, "maxFeePerGas": 256,
    "maxPriorityFeePerGas": 256, "maxFeePerBlobGas": 256,
}  # fmt: skip
FEES: Final = ("gas", "gasPrice", "maxFeePerGas", "maxPriorityFeePerGas", "maxFeePerBlobGas")
# Each costs 25,000 gas (EIP-7702); the largest block of Ethereum has room for 2,400.
MAX_AUTHORIZATIONS: Final = 2_400
# What to do about a transaction of another type.
TYPES_READ: Final = "Types 0 to 4 (legacy, EIP-2930, 1559, 4844, 7702) are read"
