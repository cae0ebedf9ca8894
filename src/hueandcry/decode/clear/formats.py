"""The formats of ERC-7730: how one value is shown."""

from collections.abc import Callable
from typing import Final, NamedTuple

from hueandcry.decode.account import checksummed
from hueandcry.decode.clear.address_text import interoperable
from hueandcry.decode.clear.chains import NATIVE_DECIMALS, chain_name, native_symbol
from hueandcry.decode.clear.descriptor import mapping
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.figures import date_text, decimal_text, duration_text, unit_text
from hueandcry.decode.clear.node import Node
from hueandcry.decode.clear.plain import address_of, number_in, number_of, raw_text
from hueandcry.decode.clear.view import Parameters, View, leaf_of, same


class Shown(NamedTuple):
    """A value to be shown, with everything its format may ask for."""

    view: View
    node: Node
    params: Parameters


Show = Callable[[Shown], str]
# Labels and words of the registry have up to 60 characters.
MAX_WORDS: Final = 200


def amount(shown: Shown) -> str:
    """Show an amount of the chain's own coin."""
    return _native(number_of(shown.node), shown.view.container.chain)


def _native(value: int, chain: str) -> str:
    symbol = native_symbol(chain)
    if not symbol:
        return f"{value} base units of the coin of {chain or 'an unknown chain'}"
    return f"{decimal_text(value, NATIVE_DECIMALS)} {symbol}"


def token_amount(shown: Shown) -> str:
    """Show an amount of a token; in base units, and said so, where the token is not known."""
    value, params = number_of(shown.node), shown.params
    chain = _chain(shown)
    limit = params.get("threshold")
    above = limit is not None and value >= _integer(limit)
    message = str(params.get("message") or "Unlimited")[:MAX_WORDS] if above else ""
    token = params.node("token")
    if token is None:
        return f"{message or value} (unknown token)"
    address = address_of(token)
    natives = [address_of(leaf_of(one)) for one in params.all("nativeCurrencyAddress")]
    if address in natives:
        symbol = native_symbol(chain)
        return f"{message} {symbol}" if message and symbol else _native(value, chain)
    known = _token(shown.view, chain, address)
    if known is None:
        unknown = f"unknown token {checksummed(address)}"
        return f"{message} ({unknown})" if message else f"{value} base units ({unknown})"
    symbol, decimals = known
    return f"{message or decimal_text(value, decimals)} {symbol}"


def _token(view: View, chain: str, address: str) -> tuple[str, int] | None:
    """Return symbol and decimals: by who knows tokens, else by the contract's own descriptor."""
    known = view.names.token(chain, address)
    own = mapping(view.descriptor.metadata.get("token"))
    if known or address != view.container.target or chain != view.container.chain:
        return known
    symbol, decimals = own.get("ticker"), own.get("decimals")
    if isinstance(symbol, str) and isinstance(decimals, int) and not isinstance(decimals, bool):
        return symbol, decimals
    return None


def _chain(shown: Shown) -> str:
    """Return the chain a token is on: the parameter's, or the container's."""
    found = shown.params.node("chainId")
    return shown.view.container.chain if found is None else f"eip155:{number_of(found)}"


def _integer(value: object) -> int:
    return value if isinstance(value, int) else number_in(str(value))


def token_ticker(shown: Shown) -> str:
    """Show a token's symbol with its address, or the address alone."""
    address = address_of(shown.node)
    known = _token(shown.view, _chain(shown), address)
    return f"{known[0]} ({checksummed(address)})" if known else checksummed(address)


def nft_name(shown: Shown) -> str:
    """Show which token of which collection."""
    number, collection = number_of(shown.node), shown.params.node("collection")
    if collection is None:
        raise Unclear("no collection is given")
    return f"{number} of {_named(shown.view, shown.view.container.chain, address_of(collection))}"


def address_name(shown: Shown) -> str:
    """Show an address, with its name where one is known."""
    address, view = address_of(shown.node), shown.view
    senders = [address_of(leaf_of(one)) for one in shown.params.all("senderAddress")]
    if address in senders:
        if not view.container.sender:
            return "the sender"
        address = view.container.sender
    return _named(view, view.container.chain, address)


def _named(view: View, chain: str, address: str) -> str:
    name = view.names.address_name(chain, address)
    return f"{name} ({checksummed(address)})" if name else checksummed(address)


def interoperable_name(shown: Shown) -> str:
    """Show an ERC-7930 address as `address@chain#checksum`, with its name where one is known."""
    if not isinstance(shown.node.value, bytes):
        raise Unclear("an interoperable address must be bytes")
    address, chain, checksum = interoperable(shown.node.value)
    name = shown.view.names.address_name(chain, address)
    spelt = f"{checksummed(address)}@{chain}#{checksum}"
    return f"{name} ({spelt})" if name else spelt


def date(shown: Shown) -> str:
    """Show a moment; a block stays a block, its time would be a guess."""
    value, encoding = number_of(shown.node), shown.params.get("encoding")
    if encoding == "blockheight":
        return f"block {value}"
    if encoding not in {"timestamp", None}:
        raise Unclear(f"a date in the encoding {str(encoding)[:40]!r}")
    return date_text(value)


def duration(shown: Shown) -> str:
    """Show seconds as HH:MM:SS."""
    return duration_text(number_of(shown.node))


def unit(shown: Shown) -> str:
    """Show a number with its unit."""
    params = shown.params
    decimals = _integer(params.get("decimals") or 0)
    base, prefix = str(params.get("base") or "")[:40], params.get("prefix") is True
    return unit_text(number_of(shown.node), base, decimals, prefix=prefix)


def enumeration(shown: Shown) -> str:
    """Show the word a descriptor has for a value."""
    words = mapping(shown.view.constant(shown.params.reference, *shown.params.place))
    for written, word in words.items():
        if same(shown.node.value, written):
            return str(word)[:MAX_WORDS]
    raise Unclear(f"the descriptor has no word for {raw_text(shown.node)[:60]}")


def chain_id(shown: Shown) -> str:
    """Show a chain by its name and number."""
    number = number_of(shown.node)
    name = chain_name(number)
    return f"{name} ({number})" if name else f"chain {number}"


FORMATS: Final[dict[str, Show]] = {
    "raw": lambda shown: raw_text(shown.node),
    "amount": amount,
    "tokenAmount": token_amount,
    "tokenTicker": token_ticker,
    "nftName": nft_name,
    "addressName": address_name,
    "interoperableAddressName": interoperable_name,
    "date": date,
    "duration": duration,
    "unit": unit,
    "enum": enumeration,
    "chainId": chain_id,
}
