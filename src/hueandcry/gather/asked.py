"""What the asker tells beside the thing itself."""

from typing import TYPE_CHECKING

from msgspec import Struct

from hueandcry.model.fact import Claimed

if TYPE_CHECKING:
    from hueandcry.decode.evm.abi_shape import Function
    from hueandcry.decode.payment_history import PaymentHistory


class Asked(Struct, frozen=True):
    """All of it may be left out.

    kind: what the thing is, empty to tell by its form. claimed: the brand it is said to be.
    site: the origin that asks for a signature. signer and own: the asker's accounts, lower case.
    displayed: the request that was on the screen, as text. functions: an ABI of what is called.
    chain: CAIP-2, for requests that leave it out. platform and display_name: of a handle.
    """

    kind: str = ""
    claimed: Claimed | None = None
    site: str = ""
    signer: str = ""
    own: tuple[str, ...] = ()
    displayed: str = ""
    functions: "tuple[Function, ...]" = ()
    history: "PaymentHistory | None" = None
    chain: str = ""
    platform: str = ""
    display_name: str = ""


NOTHING = Asked()
