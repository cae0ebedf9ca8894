"""What stands at the head of an answer: the thing as written, and where it is one."""

from typing import Final

from hueandcry.model.observable import Address, Handle, Observable

# Chains whose names are not to be read off an address.
_CHAINS: Final = {"bip122:000000000019d6689c085ae165831e93": "Bitcoin", "tron:0x2b6653dc": "Tron"}


def headline(thing: Observable) -> str:
    """Return a thing as it was written; a handle with its platform, some addresses with a chain."""
    if isinstance(thing, Handle):
        from hueandcry.decode.handle import shown_handle

        # A link to an account names the platform by itself.
        host, slash, _ = thing.written.partition("/")
        is_link = "://" in thing.written or (slash and "." in host)
        return thing.written if is_link else shown_handle(thing.written, thing.platform)
    if isinstance(thing, Address) and (chain := _CHAINS.get(thing.chain)):
        return f"{thing.written} on {chain}"
    return thing.written


def shown_lead(value: str) -> str:
    """Return the value of a lead as people write it: `@name on x` for a handle."""
    if "://" in value:  # Most are links: checking those does without the reader of handles.
        return value
    from hueandcry.decode.handle import shown_value

    return shown_value(value)
