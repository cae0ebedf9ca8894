from hueandcry.detect.parties import ZERO, is_known, is_stranger, known_parties, name_of
from hueandcry.model.signing import Signer
from tests.detect.signing.making import ME, ROUTER, STRANGER, TOKEN, label, parties, party


def test_a_service_by_a_sure_source_is_known_a_guess_is_not() -> None:
    assert is_known(party(STRANGER, label("defi", 0.7)))
    assert not is_known(party(STRANGER, label("defi", 0.3)))
    assert not is_known(party(STRANGER, label("person")))
    assert not is_known(None)


def test_a_warning_takes_a_name_away() -> None:
    assert is_known(party(ROUTER, role="Router"))
    assert not is_known(party(ROUTER, label("scam"), role="Router"))
    assert not is_known(party(ROUTER, label("exploited"), role="Router"))


def test_nobody_is_a_stranger_to_himself() -> None:
    assert not is_stranger(ME, Signer(ME), {})
    assert not is_stranger(ROUTER, Signer(ME, (ROUTER,)), {})
    assert is_stranger(STRANGER, Signer(""), {})
    assert is_stranger("", Signer(""), {})


def test_accounts_are_shown_with_what_they_are_known_as() -> None:
    known = known_parties(
        parties(
            party(ROUTER, role="Router"),
            party(TOKEN, symbol="USDC"),
            party(STRANGER, label("defi")),
        )
    )
    assert name_of(ROUTER, known).endswith(" (Uniswap: Router)")
    assert name_of(TOKEN, known).endswith(" (USDC)")
    assert name_of(STRANGER, known).endswith(" (Somebody)")
    assert name_of(ZERO, known) == f"{ZERO} (the zero address, nobody's)"
