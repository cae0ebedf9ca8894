from msgspec import json

from hueandcry.decode.typed.domain import Rows, read_domain
from tests.decode.typed.signers import eth_account
from tests.decode.typed.values import all_of, document, domain, without

CHAIN = (("name", "string"), ("chainId", "uint256"))


def fields(domain: dict[str, object], declared: Rows | None) -> set[str]:
    return set(read_domain(json.encode(domain), declared, True).fields)


def test_without_a_declaration_the_fields_that_are_there_count_in_standard_order() -> None:
    salt = all_of(domain(salt="0x" + "11" * 32, version="2"), without("types", "EIP712Domain"))
    made = document(salt)
    one = read_domain(json.encode(made["domain"]), None, False)
    turned = dict(reversed(made["domain"].items()))
    assert read_domain(json.encode(turned), None, False).hash == one.hash
    assert eth_account(made).startswith("0x")


def test_only_declared_fields_are_read_where_wallets_and_libraries_differ() -> None:
    given: dict[str, object] = {"name": "a", "chainId": 1, "version": "1", "foo": 1}
    assert fields(given, CHAIN) == {"name", "chainId"}
    hidden = read_domain(json.encode(given), CHAIN, True).hidden
    assert hidden == (("domain.version", "1"), ("domain.foo", "1"))


def test_chain_and_contract_are_told() -> None:
    made = read_domain(json.encode({"chainId": "0x0a"}), None, False)
    assert (made.chain, made.contract) == ("eip155:10", "")
