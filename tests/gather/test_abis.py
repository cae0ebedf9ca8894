import pytest

from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.gather import abis
from hueandcry.gather.abis import KnownAbis, PartyNames
from hueandcry.model.signing import Parties, Party
from hueandcry.store.indexes import Indexes
from tests.decode.requests import OTHER, TOKEN
from tests.signing_home import CHAIN, SHOP, TRAP, order_call, signing_home

SELECTOR = bytes.fromhex(order_call()[2:10])
GIVEN = parse_function("order(uint256 first,address second)")


@pytest.fixture
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Indexes:
    return Indexes(signing_home(tmp_path_factory.mktemp("home")).open_current())


@pytest.fixture
def known(indexes: Indexes) -> KnownAbis:
    return KnownAbis(indexes.accounts, indexes.descriptors)


def test_a_descriptor_speaks_for_its_contract_alone(known: KnownAbis) -> None:
    ((function, read),) = known.functions(CHAIN, SHOP, SELECTOR)
    assert (function.signature, read) == ("order(uint256,address)", "descriptor")
    assert known.functions(CHAIN, OTHER, SELECTOR) == ()
    assert known.functions("eip155:10", SHOP, SELECTOR) == ()


def test_a_given_abi_comes_after_descriptors_and_is_for_every_contract(known: KnownAbis) -> None:
    given = known.with_given([GIVEN])
    assert [read for _, read in given.functions(CHAIN, SHOP, SELECTOR)] == [
        "descriptor", "given ABI",
    ]  # fmt: skip
    assert [read for _, read in given.functions(CHAIN, OTHER, SELECTOR)] == ["given ABI"]
    assert given.functions(CHAIN, OTHER, b"\0\0\0\0") == ()
    assert known.functions(CHAIN, OTHER, SELECTOR) == ()


def test_what_is_remembered_is_bounded(known: KnownAbis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abis, "_REMEMBERED", 3)
    for number in range(20):
        known.functions(CHAIN, SHOP, bytes([0, 0, 0, number]))
    assert len(known._found) <= 3
    assert known.functions(CHAIN, SHOP, SELECTOR)


def test_standards_are_those_of_token_lists(known: KnownAbis) -> None:
    assert known.standard(CHAIN, TOKEN) == "erc20"
    assert known.standard(CHAIN, OTHER) == "unknown"


def test_names_are_those_of_lists_and_official_rows_never_of_labels(indexes: Indexes) -> None:
    for parties in (Parties(()), Parties((Party(CHAIN, TRAP),))):
        names = PartyNames(parties, indexes.accounts)
        assert names.token(CHAIN, TOKEN) == ("USDC", 6)
        assert names.token(CHAIN, OTHER) is None
        assert names.address_name(CHAIN, SHOP) == "Shop router"
        assert names.address_name(CHAIN, TRAP) is None
