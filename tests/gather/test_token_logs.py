"""Answers to eth_getLogs that are none."""

import pytest

from hueandcry.gather.token_logs import token_logs
from hueandcry.model.errors import Unreachable
from tests.gather.far_side import result, rpc_to, serving

ACCOUNT = "0x" + "a" * 40


@pytest.mark.parametrize("name", ["blockHash", "logIndex"])
@pytest.mark.parametrize("value", [[], {}, 7])
def test_logs_that_cannot_be_told_apart_are_no_logs(name: str, value: object) -> None:
    log = {"blockHash": "0x" + "1" * 64, "logIndex": "0x1", name: value}
    with (
        serving(lambda _, body: [result(one, [log]) for one in body]) as url,
        rpc_to(url) as rpc,
        pytest.raises(Unreachable, match="no logs"),
    ):
        token_logs(rpc, ACCOUNT, 0, 9)
