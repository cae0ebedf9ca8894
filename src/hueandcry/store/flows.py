"""Reads flow documents from disk: they come from anybody.

Limits: 1 GiB, numbers of 38 digits (`model.flow.Grains`), and the shape of docs/flow-format.md.
"""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow
from hueandcry.model.mixed_flow import AnyFlow, HaircutFlow, PoisonFlow

# Two million edges, the most a trace gives, take about this much.
_LARGEST: Final = 2**30


class _Head(Struct, frozen=True):
    """What tells which type a flow is."""

    law: str = ""


def read_flow(path: Path) -> Flow:
    """Read a flow whose pieces have places: under fifo or lifo.

    Raises `BadRequest` that says which part does not fit, or that its law gives no places.
    """
    flow = read_any_flow(path)
    if not isinstance(flow, Flow):
        raise BadRequest(
            f"{path} is a flow under {flow.law}: it names no one's units, only shares or reach",
            "Trace again with --law fifo or lifo",
        )
    return flow


def read_any_flow(path: Path) -> AnyFlow:
    """Read a flow under any law. Raises `BadRequest` that says which part does not fit."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadRequest(f"{path} is larger than 1 GiB: no flow", "Give a flow.json")
        data = path.read_bytes()
        law = from_json(data, _Head).law
        if law == "haircut":
            return from_json(data, HaircutFlow)
        return from_json(data, PoisonFlow) if law == "poison" else from_json(data, Flow)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None
    except msgspec.DecodeError as error:
        raise BadRequest(
            f"{path} is no flow of this version: {error}", "docs/flow-format.md says what it holds"
        ) from None
