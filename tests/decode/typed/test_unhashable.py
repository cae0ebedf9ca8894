import pytest

from hueandcry.decode.typed.unhashable import Reading, Unhashable


def test_the_path_grows_from_the_inside_out() -> None:
    fault = Unhashable("is wrong").within(".amount").within("[2]").within(".rows").within("message")
    assert str(fault) == fault.reason == "message.rows[2].amount: is wrong"


def test_a_lenient_reading_passes_over_disputes_but_not_over_limits() -> None:
    Reading(lenient=True, values=1).dispute("signers differ")
    with pytest.raises(Unhashable, match="signers differ") as caught:
        Reading(lenient=False, values=1).dispute("signers differ")
    assert caught.value.disputed
    with pytest.raises(Unhashable, match="more values"):
        Reading(lenient=True, values=1).count(2)
