from hueandcry.decode.calldata.names import TABLE
from hueandcry.model.act import Call, Payment
from tests.decode.calldata.calls import COIN, ME, SHOP, acts, called


def test_a_paid_claim_is_named_and_its_payment_told() -> None:
    found = acts(called("SecurityUpdate()"), amount=2)
    assert isinstance(found[0], Call)
    assert (found[0].signature, found[0].read) == ("SecurityUpdate()", "known selector")
    assert found[1:] == [Payment((), COIN, ME, SHOP, "2", "value")]


def test_names_have_no_meaning_of_their_own() -> None:
    assert all(reader is None for _, reader in TABLE.values())
