"""Text as people paste it → an `Address`: bare, or with its chain (CAIP-10).

Limit: 200 characters; the longest accounts of public chains have 128.
"""

import re
from typing import Final

from hueandcry.decode.account import account_fault, canonical_account, checksummed, is_evm
from hueandcry.decode.defang import unwrap
from hueandcry.decode.name_service import refuse_name
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Address

ANY_EVM: Final = "eip155:*"
BITCOIN: Final = "bip122:000000000019d6689c085ae165831e93"
TRON: Final = "tron:0x2b6653dc"
MAX_CHARACTERS: Final = 200
# CAIP-10: the chain of CAIP-2, a colon, the account.
_CAIP10 = re.compile(r"([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}):(.+)")
_EVM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_HEX = re.compile(r"0[xX][0-9a-fA-F]*")
_CHAIN_ID = re.compile(r"eip155:(?:\*|[1-9][0-9]{0,19})")
# Chains whose addresses have a checksum or a form that can be held against them.
_KNOWN: Final = ("eip155:", "bip122:", TRON)
# Base58Check of the byte 0x41 and 20 others (developers.tron.network, accounts). Its checksum is
# that of Bitcoin's old addresses, and no address of Bitcoin itself begins so.
_TRON = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")


def parse_address(text: str, chain: str = ANY_EVM) -> Address:
    """Read one address; `chain` is whose it is where the text does not say.

    Raises `NotAnObservable` with what is wrong; a wrong checksum is shown with both readings.
    """
    written = unwrap(text[: MAX_CHARACTERS + 1])
    if len(text) > MAX_CHARACTERS:
        raise NotAnObservable(
            f"the text has {len(text):,} characters, more than the {MAX_CHARACTERS} of an address",
            "Give the address alone",
        )
    told = _CAIP10.fullmatch(written)
    chain, account = (told[1], told[2]) if told else (chain, written)
    if not told and is_evm(chain) and not _HEX.match(account):
        refuse_name(account)
        chain = TRON if _TRON.fullmatch(account) else BITCOIN
    _refuse_chain(chain)
    if fault := _fault(chain, account):
        raise NotAnObservable(fault, _advice(account))
    canonical = canonical_account(chain, account)
    return Address(f"{chain}/{canonical}", written, chain, canonical)


def _fault(chain: str, account: str) -> str | None:
    if chain != TRON:
        return account_fault(chain, account)
    holds = _TRON.fullmatch(account) and not account_fault(BITCOIN, account)
    return None if holds else f"{account[:80]} is no address of Tron: its checksum is wrong"


def _refuse_chain(chain: str) -> None:
    if not chain.startswith(_KNOWN) or (is_evm(chain) and not _CHAIN_ID.fullmatch(chain)):
        raise NotAnObservable(
            f"addresses of the chain {chain[:48]!r} are not known",
            "Known are eip155:NUMBER (Ethereum and its like), bip122:GENESIS (Bitcoin) and "
            f"{TRON} (Tron)",
        )


def _advice(account: str) -> str:
    if not _EVM.fullmatch(account):
        return (
            "Give an address such as 0x and 40 hex digits, eip155:1:0x…, or one of Bitcoin or Tron"
        )
    return (
        f"With its checksum it is {checksummed(account)}: compare it with where it comes from. "
        f"If one digit is wrong it is another account; if you are sure of it, give "
        f"{account.lower()}"
    )
