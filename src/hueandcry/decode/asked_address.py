"""One cell of a list of addresses → the address to screen, on a chain of the ledger or any.

A chain may stand before the address (CAIP-10) or beside it, as CAIP-2 or Ethereum's chain number.
"""

import re
from collections.abc import Collection
from typing import Final

from hueandcry.decode.account import account_fault, canonical_account
from hueandcry.decode.address import ANY_EVM, MAX_CHARACTERS, parse_address
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.exposure import Asked

_PLAIN: Final = re.compile(r"0x[0-9a-f]{40}")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,19}")
# Chains whose addresses `parse_address` holds against their form and checksum.
_KNOWN: Final = ("eip155:", "bip122:", "tron:")


def asked_address(text: str, chain: str, ledger_chains: Collection[str]) -> Asked:
    """Read an address. `chain` is what stands beside it, or empty.

    A ledger may hold chains whose addresses have no form we know: there any name is one. Raises
    `NotAnObservable` with what is wrong.
    """
    # All small letters hold no checksum to judge; a list of a hundred thousand is mostly these.
    if not chain and _PLAIN.fullmatch(text):
        return Asked(ANY_EVM, text)
    told = f"eip155:{chain}" if _NUMBER.fullmatch(chain) else chain
    odd = [one for one in ledger_chains if not one.startswith(_KNOWN)]
    for one in odd:
        if told in {"", one} and text.startswith(f"{one}:"):
            return _named(one, text[len(one) + 1 :])
    if told in odd:
        return _named(told, text)
    try:
        found = parse_address(text, told) if told else parse_address(text)
    except NotAnObservable:
        if told or len(odd) != 1 or text[:2].lower() == "0x":
            raise
        return _named(odd[0], text)
    if told and found.chain != told:
        raise NotAnObservable(
            f"{found.written} is of {found.chain}, and {told[:60]} stands beside it",
            "Mend one of the two",
        )
    return Asked(found.chain, found.account)


def _named(chain: str, text: str) -> Asked:
    if len(text) > MAX_CHARACTERS or not text or account_fault(chain, text):
        fault = account_fault(chain, text[:MAX_CHARACTERS]) or "it is empty or too long"
        raise NotAnObservable(fault, f"Give an account of {chain}")
    return Asked(chain, canonical_account(chain, text))
