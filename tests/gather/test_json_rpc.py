"""The JSON-RPC client: patient, bounded, and silent about its key."""

from collections.abc import Callable
from typing import Any

import pytest

from hueandcry.gather import api as api_module
from hueandcry.gather.api import Api
from hueandcry.gather.json_rpc import JsonRpc, Refused
from hueandcry.model.errors import BadRequest, Unreachable
from tests.gather.far_side import Stillness, error, result, rpc_to, serving


def in_turn(*answers: Callable[[Any], Any]) -> Callable[[str, Any], Any]:
    """Answer the first question with the first answer, the last one with all that follow."""
    left = list(answers)

    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return (left.pop(0) if len(left) > 1 else left[0])(body)

    return answer


def good(body: Any) -> Any:  # noqa: ANN401 - as JSON has it
    one = [result(each, each["method"]) for each in (body if isinstance(body, list) else [body])]
    return one if isinstance(body, list) else one[0]


def test_a_call_has_its_result() -> None:
    with serving(in_turn(good)) as url, rpc_to(url) as rpc:
        assert rpc.call("eth_chainId") == "eth_chainId"


def test_a_batch_is_put_in_order_by_its_ids() -> None:
    with serving(in_turn(lambda body: good(body)[::-1])) as url, rpc_to(url) as rpc:
        assert rpc.all([("a", []), ("b", []), ("c", [])]) == ["a", "b", "c"]


def test_what_a_batch_leaves_out_is_asked_for_alone() -> None:
    with serving(in_turn(lambda body: good(body)[:1], good)) as url, rpc_to(url) as rpc:
        assert rpc.all([("a", []), ("b", [])]) == ["a", "b"]


def test_a_node_without_batches_is_asked_one_by_one() -> None:
    def answer(_: str, body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return (
            {"error": {"code": -32600, "message": "no"}} if isinstance(body, list) else good(body)
        )

    with serving(answer) as url, rpc_to(url) as rpc:
        assert rpc.all([("a", []), ("b", [])]) == ["a", "b"]


def test_an_answer_to_another_question_is_none() -> None:
    wrong = in_turn(lambda body: {**result(body, 1), "id": body["id"] + 1})
    with serving(wrong) as url, rpc_to(url) as rpc, pytest.raises(Unreachable, match="no JSON-RPC"):
        rpc.call("a")


@pytest.mark.parametrize(
    "busy",
    [
        lambda body: (429, {}, b"slow down"),
        lambda body: (503, {}, b""),
        lambda body: error(body, -32005, "daily request count exceeded, request rate limited"),
        lambda body: error(body, -32000, "Too Many Requests"),
    ],
)
def test_a_busy_node_is_asked_again_later(busy: Callable[[Any], Any]) -> None:
    stillness = Stillness()
    with serving(in_turn(busy, busy, good)) as url, rpc_to(url, stillness) as rpc:
        assert rpc.call("a") == "a"
    assert [wait for wait in stillness.slept if wait >= 1] == [1.0, 2.0]


def test_the_wait_a_node_asks_for_is_kept_within_a_minute() -> None:
    stillness = Stillness()
    busy = [lambda body, s=s: (429, {"Retry-After": s}, b"") for s in ("7", "9999")]
    with serving(in_turn(*busy, good)) as url, rpc_to(url, stillness) as rpc:
        rpc.call("a")
    assert [wait for wait in stillness.slept if wait >= 1] == [7.0, 60.0]


def test_patience_ends() -> None:
    stillness = Stillness()
    with (
        serving(in_turn(lambda body: (429, {}, b""))) as url,
        rpc_to(url, stillness) as rpc,
        pytest.raises(Unreachable, match="6 tries: it says 429"),
    ):
        rpc.call("a")
    assert [wait for wait in stillness.slept if wait >= 1] == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_part_of_a_batch_that_was_too_much_is_asked_again() -> None:
    def half(body: Any) -> Any:  # noqa: ANN401 - as JSON has it
        return [result(body[0], 1), error(body[1], -32005, "rate limit")]

    with serving(in_turn(half, good)) as url, rpc_to(url) as rpc:
        assert rpc.all([("a", []), ("b", [])]) == [1, "b"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (-32005, "query returned more than 10000 results"),
        (-32602, "range 1000000 exceeds limit of 10000"),
        (-32000, "block range is larger than max block range, block range = 5120"),
        (-32602, "eth_getLogs is limited to a 10,000 range"),
        (-32614, "eth_getLogs is limited to a 1000 blocks"),
        (-32005, "query timeout exceeded"),
        (-32000, "exceed maximum block range: 50000"),
    ],
)
def test_too_large_a_question_is_told_from_too_many(code: int, message: str) -> None:
    stillness = Stillness()
    with serving(in_turn(lambda body: error(body, code, message))) as url:
        with rpc_to(url, stillness) as rpc, pytest.raises(Refused) as caught:
            rpc.call("eth_getLogs")
        assert caught.value.too_large
    assert not [wait for wait in stillness.slept if wait >= 1]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (-32601, "anything"),
        (-32000, "the method trace_filter does not exist/is not available"),
        (-32600, "Unsupported method: trace_filter"),
    ],
)
def test_a_method_that_is_not_there_is_known(code: int, message: str) -> None:
    with serving(in_turn(lambda body: error(body, code, message))) as url, rpc_to(url) as rpc:
        with pytest.raises(Refused) as caught:
            rpc.call("trace_filter")
        assert caught.value.not_there


def test_a_contracts_own_words_are_no_reason_to_wait() -> None:
    said = in_turn(lambda body: error(body, 3, "execution reverted: timeout, try again"))
    with serving(said) as url, rpc_to(url) as rpc, pytest.raises(Refused, match="reverted"):
        rpc.call("eth_call")


def test_questions_keep_their_distance() -> None:
    stillness = Stillness()
    with serving(in_turn(good)) as url, Api(url, stillness.pace(rate=4)) as api:
        rpc = JsonRpc(api)
        rpc.all([("a", [])] * 8)
        rpc.call("a")
    assert sum(stillness.slept) == pytest.approx(2.0)


KEY = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "fault",
    [
        lambda body: error(body, -32000, f"project id {KEY} is not allowed"),
        lambda body: error(body, -32601, f"https://x/v3/{KEY}"),
        lambda body: (404, {}, b"no"),
        lambda body: (429, {}, b"no"),
        lambda body: (302, {"Location": f"http://127.0.0.1:1/{KEY}"}, b""),
    ],
)
def test_no_message_shows_the_key(fault: Callable[[Any], Any]) -> None:
    with serving(in_turn(fault)) as url:
        address = url.replace("http://", "http://user:hunter22@") + f"/v3/{KEY}?apikey=sesame12"
        with rpc_to(address) as rpc, pytest.raises(Unreachable) as caught:
            rpc.call("a")
    shown = f"{caught.value} {caught.value.__cause__} {caught.value.__context__}"
    assert not [secret for secret in (KEY, "hunter22", "sesame12", "user:") if secret in shown]


def test_a_node_that_is_not_there_is_said_without_the_key() -> None:
    with rpc_to(f"http://127.0.0.1:9/{KEY}") as rpc, pytest.raises(Unreachable) as caught:
        rpc.call("a")
    assert caught.value.message.startswith("http://127.0.0.1:9 did not answer")
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("url", ["ftp://node.test", "node.test:8545", "http://", "http://a:b:c"])
def test_an_address_that_is_none_is_the_callers_fault(url: str) -> None:
    with pytest.raises(BadRequest):
        Api(url, Stillness().pace())


def test_a_longer_answer_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_module, "MAX_BYTES", 100)
    with (
        serving(in_turn(lambda body: result(body, "x" * 200))) as url,
        rpc_to(url) as rpc,
        pytest.raises(Unreachable, match="larger than"),
    ):
        rpc.call("a")


def test_an_answer_nested_too_deeply_is_no_crash() -> None:
    deep = b'{"jsonrpc":"2.0","id":1,"result":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with (
        serving(in_turn(lambda body: (200, {}, deep))) as url,
        rpc_to(url) as rpc,
        pytest.raises(Unreachable, match="no JSON-RPC"),
    ):
        rpc.call("a")


def test_an_answer_cut_short_is_asked_for_again() -> None:
    cut = in_turn(lambda body: (200, {"Content-Length": "500"}, b'{"jsonrpc"'), good)
    with serving(cut) as url, rpc_to(url) as rpc:
        assert rpc.call("a") == "a"


def test_a_body_that_is_not_in_the_encoding_it_names_is_asked_for_again() -> None:
    broken = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    with serving(in_turn(lambda body: broken, good)) as url, rpc_to(url) as rpc:
        assert rpc.call("a") == "a"
    with (
        serving(in_turn(lambda body: broken)) as url,
        rpc_to(url) as rpc,
        pytest.raises(Unreachable, match="in 6 tries"),
    ):
        rpc.call("a")
