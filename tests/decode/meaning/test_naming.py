"""Accounts stand in full, with who calls them what; amounts never with guessed decimals."""

from msgspec.structs import replace

from hueandcry.decode.account import checksummed
from hueandcry.decode.meaning.naming import Naming, when
from hueandcry.model.act import Asset, Quantity
from hueandcry.model.label import Label
from hueandcry.model.signing import OfficialContract, Parties, Party, Signer, Token

CHAIN = "eip155:1"
ME, MINE, OTHER, SHOP, TOKEN, TRAP = ("0x" + byte * 20 for byte in "51 52 a1 c0 70 66".split())
ZERO = "0x" + "00" * 20
ROW = OfficialContract("shop", "Shop", CHAIN, SHOP, "router", "starter", "2026-01-01", "x")
COIN = Token(CHAIN, TOKEN, "USDC", "USD Coin", 6, "erc20", "list", "2026-01-01", "x")
LABEL = Label("Fake_Phishing", "phish", "scam", 0.5, "a list", "2026-01-01", "x")
SAY = Naming(
    Parties(
        (
            Party(CHAIN, SHOP, official=(ROW,), labels=(LABEL,)),
            Party(CHAIN, TOKEN, tokens=(COIN,)),
            Party(CHAIN, TRAP, labels=(LABEL,)),
            Party(CHAIN, ZERO, tokens=(replace(COIN, contract=ZERO, symbol="ETH"),)),
        )
    ),
    Signer(ME, (MINE,)),
)


def test_an_account_is_in_full_with_its_checksum() -> None:
    assert SAY.who(OTHER) == checksummed(OTHER)
    assert SAY.who("") == "an account that is not named"
    assert SAY.who("a role") == "a role"


def test_what_an_account_is_known_as_says_by_whom() -> None:
    assert SAY.known_as(SHOP) == "Shop, router"
    assert SAY.known_as(TOKEN) == "the token USDC"
    assert SAY.known_as(TRAP) == 'called "Fake_Phishing" by a list'
    assert SAY.known_as(OTHER) == ""
    assert SAY.who(SHOP) == f"{checksummed(SHOP)} (Shop, router)"


def test_the_zero_address_is_nobody_whatever_a_list_has_there() -> None:
    assert SAY.who(ZERO) == f"{ZERO} (the zero address, nobody's)"


def test_the_signer_is_you() -> None:
    assert SAY.who(ME) == f"yourself ({checksummed(ME)})"
    assert SAY.subject(ME) == f"you ({checksummed(ME)})"
    assert SAY.who(MINE) == f"your own {checksummed(MINE)}"
    assert [SAY.owner(one) for one in (ME, MINE, "")] == ["your"] * 3
    assert SAY.owner(OTHER) == f"{checksummed(OTHER)}'s"


def test_amounts_have_decimals_only_where_a_list_gives_them() -> None:
    known, unknown = Asset(CHAIN, TOKEN, "erc20"), Asset(CHAIN, OTHER, "erc20")
    assert SAY.quantity(known, "1250500000") == "1,250.5 USDC"
    assert SAY.quantity(unknown, "5") == f"5 raw units of token {checksummed(OTHER)}"
    assert SAY.quantity(Asset(CHAIN, "", "native"), "10" + "0" * 17) == "1 ETH"


def test_an_nft_is_a_number_of_its_collection() -> None:
    nft = Asset(CHAIN, OTHER, "erc721", "7")
    assert SAY.quantity(nft, "1") == f"token {checksummed(OTHER)} number 7"
    assert SAY.quantity(nft, "3").startswith("3 of ")
    assert SAY.asset(Asset(CHAIN)) == "the chain's own coin"


def test_several_amounts_are_joined() -> None:
    rows = (Quantity(Asset(CHAIN, TOKEN), "1000000"), Quantity(Asset(CHAIN, "", "native"), "0"))
    assert SAY.quantities(rows) == "1 USDC and 0 ETH"
    assert SAY.quantities(()) == "nothing"


def test_times_are_utc_and_those_beyond_all_calendars_are_said_so() -> None:
    assert when(0) == "1970-01-01 00:00 UTC"
    assert when(None) == "taken back"
    assert when(253_402_300_799).startswith("9999-12-31")
    assert "end of time" in when(253_402_300_800)
    assert "end of time" in when((1 << 256) - 1)


def test_a_safe_is_not_its_owner() -> None:
    say = Naming(Parties(()), Signer(ME, (MINE,)), MINE)
    assert say.who(MINE) == f"the Safe {checksummed(MINE)}"
    assert not say.is_mine(MINE)


def test_all_there_is_is_no_number() -> None:
    assert SAY.quantity(Asset(CHAIN, TOKEN, "erc20"), str(2**256 - 1)) == "all USDC there is"


def test_a_warning_names_an_account_before_a_service_does() -> None:
    service = Label("Bank", "bank", "exchange", 0.9, "a list", "2026-01-01", "x")
    say = Naming(Parties((Party(CHAIN, TRAP, labels=(service, LABEL)),)), Signer(""))
    assert "Fake_Phishing" in say.known_as(TRAP)


def test_a_chain_has_its_name() -> None:
    assert SAY.chain("eip155:10") == "Optimism (eip155:10)"
    assert SAY.chain("eip155:*") == "eip155:*"
