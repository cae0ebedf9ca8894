"""The names of a request's hashes, apart from their making: what only prints them needs no more."""

from typing import Final

DOMAIN_HASH: Final = "Domain Hash"
MESSAGE_HASH: Final = "Message Hash"
TYPED_DIGEST: Final = "EIP-712 Digest"
CALLDATA_DIGEST: Final = "Calldata Digest"
SIGNING_HASH: Final = "signing hash"
TRANSACTION_HASH: Final = "transaction hash"
SAFE_HASH: Final = "safeTxHash"
SAFE_SIGNED_AS_TEXT: Final = "safeTxHash as a message"
SAFE_SHA: Final = "SHA-256 of the safeTxHash"
MESSAGE_DIGEST: Final = "ERC-191 Digest"
BARE_HASH: Final = "bare hash"
AUTHORIZATION_HASH: Final = "authorization hash"
OPERATION_HASH: Final = "userOpHash"
# Those that are signed themselves: each covers the whole request.
SIGNED: Final = frozenset({
    TYPED_DIGEST, SIGNING_HASH, SAFE_HASH, MESSAGE_DIGEST, BARE_HASH, AUTHORIZATION_HASH,
    OPERATION_HASH,
})  # fmt: skip
