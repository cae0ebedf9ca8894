"""Which of a request's hashes devices, wallets and tools show: only what a source says.

Firmware changes: a row tells what the source says on its date, and what is not here is not known.
"""

from typing import Final, NamedTuple

from hueandcry.decode.digest_names import (
    CALLDATA_DIGEST,
    DOMAIN_HASH,
    MESSAGE_HASH,
    SAFE_HASH,
    SAFE_SHA,
    SIGNING_HASH,
    TYPED_DIGEST,
)


class Device(NamedTuple):
    """Who shows which hashes (`shows`: names of digests) of which kinds of request, and when.

    `date` is that of the source, or the day a source without a date was read.
    """

    name: str
    kinds: frozenset[str]
    when: str
    shows: tuple[str, ...]
    source: str
    date: str


_TYPED: Final = frozenset({"safe", "typed_data"})
_LEDGER_NOW: Final = (
    "https://github.com/LedgerHQ/app-ethereum/blob/1ee4dba70110f2da6d578161baa2570436225f06"
    "/src/nbgl/ui_sign_712.c"
)
DEVICES: Final = (
    Device(
        "Ledger, Ethereum app", _TYPED, "typed data signed blind",
        (DOMAIN_HASH, MESSAGE_HASH),
        "https://github.com/LedgerHQ/app-ethereum/pull/976", "2026-03-30",
    ),
    Device(
        "Ledger, Ethereum app, newer", frozenset({"safe"}), "typed data signed blind; it calls the"
        " safeTxHash EIP-712 Digest", (SAFE_HASH, DOMAIN_HASH, MESSAGE_HASH),
        _LEDGER_NOW, "2026-11-24",
    ),
    Device(
        "Ledger, Ethereum app, newer", frozenset({"typed_data"}), "typed data signed blind",
        (TYPED_DIGEST, DOMAIN_HASH, MESSAGE_HASH), _LEDGER_NOW, "2026-11-24",
    ),
    Device(
        "Ledger, Ethereum app, older", frozenset({"safe"}), "the safeTxHash signed as a message",
        (SAFE_SHA,),
        "https://github.com/safe-global/safe-wallet-monorepo/issues/1638", "2023-02-03",
    ),
    Device(
        "Ledger, Ethereum app", frozenset({"transaction"}), "a transaction executed from the Safe"
        " web app", (SIGNING_HASH,),
        "https://github.com/safe-global/safe-wallet-monorepo/pull/6448", "2025-10-11",
    ),
    Device(
        "Trezor", _TYPED, "where the wallet asks the device for it; else all fields, no hash",
        (MESSAGE_HASH,),
        "https://github.com/trezor/trezor-firmware/pull/5344", "2025-07-12",
    ),
    Device(
        "Trezor, newer", frozenset({"transaction"}), "a transaction with calldata",
        (CALLDATA_DIGEST,),
        "https://github.com/trezor/trezor-firmware/pull/7315", "2026-07-24",
    ),
    Device(
        "Safe web app", frozenset({"safe"}), "before signing with a hardware wallet",
        (DOMAIN_HASH, MESSAGE_HASH, SAFE_HASH),
        "https://github.com/safe-global/safe-wallet-monorepo/pull/5382", "2025-03-18",
    ),
    Device(
        "safe-tx-hashes-util, OpenZeppelin Safe Utils", frozenset({"safe"}),
        "a co-signer's own computation", (DOMAIN_HASH, MESSAGE_HASH, SAFE_HASH),
        "https://github.com/OpenZeppelin/safe-utils/pull/5", "2025-02-05",
    ),
)  # fmt: skip


def devices_for(kind: str, names: frozenset[str]) -> list[Device]:
    """Return who shows at least one of these digests of a request of this kind.

    `shows` of each holds only names that are among the digests, in the order the device has.
    """
    found = []
    for device in DEVICES:
        shows = tuple(name for name in device.shows if name in names)
        if kind in device.kinds and shows:
            found.append(device._replace(shows=shows))
    return found
