"""A request to sign one EIP-7702 authorisation."""

from collections.abc import Mapping

from msgspec.structs import replace

from hueandcry.decode.account import checksummed
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.set_code import read_set_code
from hueandcry.model.observable import Authorization


def read_authorization(value: Mapping[str, object], signer: str) -> Authorization:
    """Read it; unsigned, the signer is the account that would run the code."""
    found = read_set_code(value)
    set_code = replace(found, authority=found.authority or signer)
    name = f"{set_code.chain}/{set_code.delegate}/{set_code.nonce}"
    return Authorization(
        value="0x" + keccak256(name.encode()).hex(),
        written=f"delegation to {checksummed(set_code.delegate)}",
        set_code=set_code,
    )
