"""A block that is not there is told from an answer that says nothing."""

from typing import Any

import pytest

from hueandcry.gather.head import block_hash
from hueandcry.gather.history import NoSuchBlock
from hueandcry.model.errors import Unreachable
from tests.gather.far_side import error, result, rpc_to, serving


def test_only_null_says_that_there_is_no_such_block() -> None:
    with (
        serving(lambda _, body: result(body, None)) as url,
        rpc_to(url) as rpc,
        pytest.raises(NoSuchBlock),
    ):
        block_hash(rpc, 7)


@pytest.mark.parametrize("given", ["pruned", "busy", [], "0x7", {}, {"number": "0x7"}])
def test_what_says_nothing_is_no_missing_block(given: object) -> None:
    def answer(_: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - as JSON has it
        if given == "busy":
            return 503, {}, b"busy"
        if given == "pruned":
            return error(body, 4444, "pruned history unavailable")
        return result(body, given)

    with serving(answer) as url, rpc_to(url) as rpc, pytest.raises(Unreachable) as caught:
        block_hash(rpc, 7)
    assert not isinstance(caught.value, NoSuchBlock)
