"""The Python door: the same results as the command line's, as objects."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from hueandcry.decode.observable import refuse_kind
from hueandcry.gather.asked import Asked
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.verdict import Answer
from hueandcry.run.check import Checker
from hueandcry.serve import clock
from hueandcry.serve.asking import (
    MAX_REQUEST,
    account_of,
    chain_of,
    functions_of,
    history_of,
    text_of,
    without_last_newline,
)
from hueandcry.serve.cli import home_of
from hueandcry.store.choices import read_choices
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes

# The largest integer of a JavaScript number (RFC 8259 §6).
_EXACT = 2**53 - 1


def check(
    thing: str,
    *,
    claims: str | None = None,
    platform: str = "",
    display_name: str = "",
    home: Path | None = None,
    checker: Checker | None = None,
) -> Answer:
    """Check one link, host, address, handle or request against the snapshot in use.

    `platform` and `display_name` are of a handle (docs/handles.md).

    `home` is the data directory (by default the one the command line uses). Raises
    `hueandcry.model.errors.HueError`: `NotAnObservable` for a text that is nothing to check,
    `BadRequest` for an unknown brand, `Corrupt` where there is no usable snapshot. `checker` (of
    `open_checker`) saves opening the snapshot for each of many. For signing requests use `assess`.
    """
    used = checker or open_checker(home=home, in_memory=False)
    claimed = used.claim(claims) if claims else None
    asked = Asked(claimed=claimed, platform=platform, display_name=display_name)
    return used.check(thing, asked).answer


def assess(
    request: str | bytes | Path | Mapping[str, object],
    *,
    kind: str = "",
    site: str = "",
    signer: str = "",
    own: Sequence[str] = (),
    history: Path | None = None,
    displayed: str | bytes | Path | Mapping[str, object] = "",
    abi: Path | None = None,
    chain: str = "",
    home: Path | None = None,
    checker: Checker | None = None,
) -> Answer:
    """Say what a signing request would do, before it is signed.

    `request` is a raw transaction (bytes or hex), JSON text, a mapping as wallets pass it, or the
    path of a file that holds one, and so is `displayed`; the others are the options of `hue check`
    by the same names. `checker` (of `open_checker`) saves opening the snapshot for each of many.
    Raises `hueandcry.model.errors.HueError`.
    """
    if kind:
        refuse_kind(kind)
    used = checker or open_checker(home=home, in_memory=False)
    asked = Asked(
        kind=kind,
        site=site,
        signer=account_of(signer) if signer else "",
        own=tuple(account_of(one) for one in own),
        displayed=text_of_request(displayed),
        functions=functions_of(Path(abi)) if abi else (),
        history=history_of(Path(history)) if history else None,
        chain=chain_of(chain) if chain else "",
    )
    return used.check(text_of_request(request), asked).answer


def open_checker(*, home: Path | None = None, in_memory: bool = True) -> Checker:
    """Open the snapshot in use for many checks; not to be shared between threads.

    In memory it takes a third of a second to open and checks some 20,000 hosts a second; from the
    file it opens at once and checks some thousands. Requests are answered alike by both.
    """
    place = Home(home or home_of(argparse.Namespace(home=None)))
    indexes = Indexes(place.open_current(), in_memory=in_memory)
    return Checker(indexes, clock.now(), read_choices(place))


def text_of_request(request: str | bytes | Path | Mapping[str, object]) -> str:
    """Return a request as the text that is read. Raises `NotAnObservable` or `BadRequest`."""
    if isinstance(request, Path):
        return without_last_newline(text_of(request, MAX_REQUEST))
    if isinstance(request, str):
        return request
    if isinstance(request, bytes | bytearray):
        return "0x" + bytes(request).hex()
    try:
        return json.dumps(_plain(request), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotAnObservable(f"the request cannot be written as JSON: {error}") from None


def _plain(value: object) -> object:
    """Return what other libraries pass as JSON has it: bytes and large integers as hex text.

    An integer of Python is exact; as a bare number of JSON it would not be to every reader.
    """
    if isinstance(value, bytes | bytearray):
        return "0x" + bytes(value).hex()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _EXACT:
        return hex(value) if value > 0 else str(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
