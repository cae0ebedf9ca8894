"""Reads flow documents from disk: they come from anybody.

Limits: 1 GiB, numbers of 38 digits (`model.flow.Grains`), and the shape of docs/flow-format.md.
"""

from pathlib import Path
from typing import Final

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow

# Two million edges, the most a trace gives, take about this much.
_LARGEST: Final = 2**30


def read_flow(path: Path) -> Flow:
    """Read a flow. Raises `BadRequest` that says which part does not fit."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadRequest(f"{path} is larger than 1 GiB: no flow", "Give a flow.json")
        return from_json(path.read_bytes(), Flow)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None
    except msgspec.DecodeError as error:
        raise BadRequest(
            f"{path} is no flow of this version: {error}", "docs/flow-format.md says what it holds"
        ) from None
