"""A new Safe: which code it runs, and what it is set up with.

Source: safe-global/safe-smart-account `proxies/SafeProxyFactory.sol`, versions 1.1.1 to 1.5.0.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.decode.safe.libraries import official_singleton
from hueandcry.model.act import AnyAct, Control


def created(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read createProxy and its kin: (singleton, initializer, salt, callback).

    The new Safe's address is not in the data: its acts are told of the factory, with their place.
    """
    here = frame._replace(place=(*frame.place, "new Safe"))
    singleton, initializer = given[:2]
    if not official_singleton(singleton):
        detail = "of a new account, and no version of Safe's"
        yield Control(here.place, frame.this, "master copy", singleton, detail)
    if initializer:
        yield frame.call(("new Safe",), frame.this, 0, initializer)
    if len(given) > 3 and given[3] != NOBODY:
        detail = "is called when the account is made"
        yield Control(here.place, frame.this, "role", given[3], detail)


TABLE: Final[Table] = {
    "1688f0b9": ("createProxyWithNonce(address singleton,bytes initializer,"
                 "uint256 saltNonce)", created),
    "4662f9d6": ("createProxyWithNonceL2(address singleton,bytes initializer,"
                 "uint256 saltNonce)", created),
    "ec9e80bb": ("createChainSpecificProxyWithNonce(address singleton,bytes initializer,"
                 "uint256 saltNonce)", created),
    "1a334b0b": ("createChainSpecificProxyWithNonceL2(address singleton,"
                 "bytes initializer,uint256 saltNonce)", created),
    "d18af54d": ("createProxyWithCallback(address singleton,bytes initializer,"
                 "uint256 saltNonce,address callback)", created),
    "61b69abd": ("createProxy(address singleton,bytes data)", created),
}  # fmt: skip
