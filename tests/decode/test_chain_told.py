import json
from typing import Any

import pytest

from hueandcry.decode.chain_told import refuse_other_chain
from hueandcry.decode.request import read_request
from hueandcry.model.errors import NotAnObservable
from tests.decode.requests import CALL, CODE, OPERATION, SAFE, TEXTS, TYPED

SIGNED_CODE = {"eip7702Auth": CODE}
OF_CHAIN_1: dict[str, str] = {
    **{name: text for name, text in TEXTS.items() if name not in {"message", "user_operation"}},
    "delegation of a transaction": json.dumps({**CALL, "authorizationList": [CODE]}),
    "delegation of an operation": json.dumps({**OPERATION, **SIGNED_CODE}),
    "Safe of a service": json.dumps({**SAFE, "chainId": 1}),
}


@pytest.mark.parametrize("name", OF_CHAIN_1)
def test_another_chain_is_refused_and_both_are_named(name: str) -> None:
    with pytest.raises(NotAnObservable, match=r"eip155:1[^0].*eip155:10"):
        read_request(OF_CHAIN_1[name], chain="eip155:10")


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_chain_and_none_are_alike(name: str) -> None:
    found = read_request(TEXTS[name])
    for chain in ("", "eip155:*", "eip155:1"):
        refuse_other_chain(found, chain)


def no_chain(document: dict[str, Any]) -> str:
    return json.dumps({**document, "domain": {"name": "Club"}})


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({**CODE, "chainId": 0}),
        json.dumps({name: CALL[name] for name in ("to", "data")}),
        no_chain(TYPED),
        json.dumps({**TYPED, "message": {}}),
        TEXTS["message"],
    ],
)
def test_what_is_for_no_chain_alone_fits_every_chain(text: str) -> None:
    refuse_other_chain(read_request(text), "eip155:1")
