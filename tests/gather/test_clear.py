import json
from typing import Any

import pytest

from hueandcry.decode.clear.names import NoNames
from hueandcry.decode.request import read_request
from hueandcry.gather.clear import clear_texts
from hueandcry.model.signing import ClearText
from hueandcry.store.indexes import Indexes
from tests.decode.requests import BATCH, ME, OPERATION, OTHER, SAFE, TEXTS
from tests.signing_home import SHOP, order_call, signing_home

CALL = {"to": SHOP, "data": order_call()}


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Indexes:
    return Indexes(signing_home(tmp_path_factory.mktemp("home")).open_current())


def shown(indexes: Indexes, request: dict[str, Any]) -> tuple[ClearText, ...]:
    read = read_request(json.dumps(request))
    return clear_texts(read, None, ME, indexes.descriptors, NoNames()).rows


def test_the_outer_call_is_shown(indexes: Indexes) -> None:
    (text,) = shown(indexes, {**CALL, "chainId": "0x1"})
    assert (text.intent, text.place) == ("Order", ())
    assert [field.label for field in text.fields] == ["Table", "Waiter"]


def test_a_safes_call_is_shown_and_a_delegatecall_is_not(indexes: Indexes) -> None:
    assert len(shown(indexes, {**SAFE, **CALL})) == 1
    # Run as the Safe's own code it need not do what it does at home.
    assert shown(indexes, {**SAFE, **CALL, "operation": 1}) == ()


def test_each_call_of_a_batch_is_shown_with_its_place(indexes: Indexes) -> None:
    other = {"to": OTHER, "data": order_call()}
    found = shown(indexes, {**BATCH, "calls": [CALL, other, CALL]})
    assert [text.place for text in found] == [("batch", "call 1 of 3"), ("batch", "call 3 of 3")]


def test_what_no_descriptor_describes_is_not_shown(indexes: Indexes) -> None:
    assert shown(indexes, {**CALL, "chainId": "0xa"}) == ()
    assert shown(indexes, CALL) == ()
    assert shown(indexes, {**CALL, "chainId": "0x1", "data": order_call()[:60]}) == ()
    assert shown(indexes, {"data": "0x6001", "chainId": "0x1"}) == ()
    assert shown(indexes, OPERATION) == ()
    assert clear_texts(
        read_request(TEXTS["message"]), None, ME, indexes.descriptors, NoNames()
    ).rows == ()  # fmt: skip
