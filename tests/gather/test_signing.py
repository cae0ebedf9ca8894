"""All facts of a request, from the request and the snapshot alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hueandcry.decode.payment_history import read_history
from hueandcry.decode.request import read_request
from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.gather.signing import SigningFacts
from hueandcry.model.errors import BadRequest
from hueandcry.model.fact import FeedStates
from hueandcry.model.signing import (
    ClearTexts,
    Confirmations,
    Digests,
    History,
    Imitations,
    Meaning,
    Mismatches,
    Parties,
    Payments,
    Signer,
    Site,
    Unread,
)
from hueandcry.store.indexes import Indexes
from tests.decode.requests import CALL, CODE, ME, OTHER, SAFE, TEXTS, TOKEN
from tests.signing_home import CHAIN, LIKE_SHOP, SHOP, TRAP, order_call, signing_home
from tests.values import NOW

Known = dict[type, Any]
Gather = Callable[..., Known]


@pytest.fixture(scope="module")
def gather(tmp_path_factory: pytest.TempPathFactory) -> Gather:
    indexes = Indexes(signing_home(tmp_path_factory.mktemp("home")).open_current())
    feeds = FeedStates((), NOW)
    facts = SigningFacts(indexes.accounts, indexes.descriptors, indexes.links, feeds)

    def known(request: dict[str, Any] | str, asked: Asked = NOTHING) -> Known:
        text = request if isinstance(request, str) else json.dumps(request)
        found = facts.gather(read_request(text, asked.kind, asked.signer, asked.chain), asked)
        assert len({type(fact) for fact in found}) == len(found)
        return {type(fact): fact for fact in found}

    return known


@pytest.mark.parametrize("form", TEXTS)
def test_every_form_has_every_fact(gather: Gather, form: str) -> None:
    assert set(gather(TEXTS[form])) == set(gather(TEXTS["transaction"]))


def test_everybody_who_takes_part_is_looked_up_on_the_requests_chain(gather: Gather) -> None:
    parties = {party.account: party for party in gather({**CALL, "to": SHOP})[Parties].rows}
    assert parties[SHOP].official[0].brand == "Shop"
    assert "called" in parties[SHOP].roles
    other = gather({**CALL, "to": SHOP, "chainId": "0xa"})[Parties].of(SHOP)
    assert other.official == ()


def test_the_meaning_uses_what_is_known_of_the_parties(gather: Gather) -> None:
    data = str(CALL["data"]).replace(OTHER[2:], TRAP[2:])
    (words,) = gather({**CALL, "data": data})[Meaning].sentences
    assert words.startswith("You send 0.000005 USDC to 0x66")
    assert 'called "Trap" by labels' in words


def test_the_signer_and_his_other_accounts(gather: Gather) -> None:
    asked = Asked(signer=ME, own=(OTHER,))
    signer = gather(CALL, asked)[Signer]
    assert signer.account == ME
    assert OTHER in signer.own
    assert gather(CODE, asked)[Signer].account == ME
    assert not gather(SAFE)[Signer]


def test_a_look_alike_of_an_official_contract_is_seen(gather: Gather) -> None:
    (row,) = gather({**CALL, "to": LIKE_SHOP})[Imitations].rows
    assert (row.account, row.known) == (LIKE_SHOP, SHOP)
    assert not gather({**CALL, "to": SHOP})[Imitations]


def test_whom_the_asker_paid_before(gather: Gather) -> None:
    paid = read_history(f"time,to,asset,amount,tx\n2026-03-01,{OTHER},ETH,1,0x{'aa' * 32}\n")
    assert gather(CALL, Asked(history=paid))[History].known == ((OTHER, 1, "2026-03-01"),)
    assert not gather(CALL)[History]


def test_a_descriptor_shows_its_contract_and_no_other(gather: Gather) -> None:
    (text,) = gather({"to": SHOP, "data": order_call(), "chainId": "0x1"})[ClearTexts].rows
    assert (text.intent, text.owner) == ("Order", "Shop")
    assert [field.label for field in text.fields] == ["Table", "Waiter"]
    assert not gather({"to": OTHER, "data": order_call(), "chainId": "0x1"})[ClearTexts]


def test_an_abi_of_the_asker_reads_what_nothing_else_does(gather: Gather) -> None:
    from hueandcry.decode.evm.abi_type import parse_function

    unknown = {"to": OTHER, "data": order_call(), "chainId": "0x1"}
    assert gather(unknown)[Unread]
    functions = (parse_function("order(uint256 table,address waiter)"),)
    found = gather(unknown, Asked(functions=functions))
    assert "given ABI" in " ".join(found[Meaning].details)
    assert not gather(CALL, Asked(functions=functions))[Unread]
    assert gather(unknown)[Unread]


def test_the_site_that_asks(gather: Gather) -> None:
    site = gather(CALL, Asked(site="https://app.uniswap.org:8443/x"))[Site]
    assert (site.host, site.port, site.owners[0].brand) == ("app.uniswap.org", "8443", "Uniswap")
    with pytest.raises(BadRequest, match="--site"):
        gather(CALL, Asked(site="javascript:x"))


def test_what_was_on_the_screen_is_compared(gather: Gather) -> None:
    shown = json.dumps({**CALL, "to": OTHER})
    (row,) = gather(CALL, Asked(displayed=shown))[Mismatches].rows
    assert (row.field, row.stated, row.found) == ("to", OTHER, TOKEN)
    with pytest.raises(BadRequest, match="--displayed"):
        gather(CALL, Asked(displayed="nothing"))


def test_what_a_service_says_of_a_safe_is_compared(gather: Gather) -> None:
    found = gather({**SAFE, "safeTxHash": "0x" + "ab" * 32})
    assert [row.field for row in found[Mismatches].rows] == ["safeTxHash"]
    assert not gather(CALL)[Confirmations]


def test_typed_data_and_sign_ins_are_of_their_own_chain(gather: Gather) -> None:
    for form, chain in (("message", CHAIN), ("authorization", CHAIN), ("safe", CHAIN)):
        rows = gather(TEXTS[form])[Parties].rows
        assert {party.chain for party in rows} == {chain}


def test_hashes_and_payments_come_along(gather: Gather) -> None:
    found = gather(TEXTS["raw transaction"])
    assert found[Digests].rows[0].name == "signing hash"
    assert found[Payments].rows[0].recipient == OTHER


def test_the_states_of_feeds_are_those_of_the_check(gather: Gather) -> None:
    assert gather(CALL)[FeedStates].now == NOW
