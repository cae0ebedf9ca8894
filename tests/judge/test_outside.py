from hueandcry.judge.outside import outside_details, outside_gaps
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.registration import Certificates, Missed, Registration
from tests.values import NOW


def known(*facts: AnyFact) -> dict[type, AnyFact]:
    return {type(fact): fact for fact in facts}


REGISTERED = Registration(
    "new.com", "2026-11-20", "2027-11-20", "Names", ("active", "locked"), (), NOW, "https://r.test/"
)
UNTOLD = Registration("new.com", "", "", "", (), (), NOW, "https://r.test/")
LOGGED = Certificates("new.com", "2026-11-19", ("Trust", "Inc."), 1200, 3, NOW, "https://s.test/")
NONE = Certificates("new.com", "", (), 0, 0, NOW, "https://s.test/")


def test_what_is_known_is_said_in_sentences() -> None:
    assert outside_details(known(REGISTERED, LOGGED)) == (
        "new.com was registered on 2026-11-20 at Names, until 2027-11-20",
        "its status: active, locked",
        "the first certificate of new.com began on 2026-11-19; 1,200 of them for 3 names,"
        " by Trust, Inc.",
    )
    assert outside_details(known(UNTOLD, NONE)) == ("no public log holds a certificate of new.com",)
    assert outside_details({}) == ()


def test_each_fact_has_at_most_one_gap() -> None:
    assert [gap.fact for gap in outside_gaps({})] == ["registration", "certificates"]
    assert outside_gaps(known(REGISTERED, NONE)) == ()
    missed = Missed((Gap("certificates", GapKind.UNAVAILABLE, "busy"),))
    assert [(gap.fact, gap.kind) for gap in outside_gaps(known(REGISTERED, missed))] == [
        ("certificates", GapKind.UNAVAILABLE)
    ]
    (gap,) = outside_gaps(known(UNTOLD, LOGGED))
    assert gap.reason == "https://r.test/ does not tell since when it is registered"
