from hueandcry.detect.address.imitation import imitation
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import History, Imitation, Imitations
from tests.examples import Facts, hits
from tests.labelled_parties import ACCOUNT, ADDRESS

PAID = History(True, 9, ((ACCOUNT, 3, "2026-01-01"),))


def known(prefix: int, suffix: int) -> str:
    return ACCOUNT[: 2 + prefix] + "5" * (40 - prefix - suffix) + ACCOUNT[42 - suffix :]


def looks(prefix: int, suffix: int, *more: History) -> Facts:
    why = "it is Uniswap's router"
    row = Imitation(ACCOUNT, known(prefix, suffix), prefix, suffix, why, "starter", "2026-01-01")
    return Facts(ADDRESS, (Imitations((row,)), *more))


HIT = [looks(4, 4), looks(2, 4), looks(4, 6, PAID)]
CLEAN = [Facts(ADDRESS, (Imitations(()),)), Facts(ADDRESS, (PAID,))]


def test_both_addresses_stand_side_by_side() -> None:
    (hit,) = hits(imitation, looks(4, 4))
    assert hit.confidence is Confidence.STRONG
    assert hit.evidence[0].seen.lower() == ACCOUNT
    assert hit.evidence[0].known.lower() == known(4, 4)
    assert "Uniswap's router" in hit.evidence[1].text
    assert hit.sources[0].name == "starter"


def test_few_digits_or_payments_of_before_make_it_less_sure() -> None:
    for example in (looks(2, 4), looks(4, 6, PAID)):
        (hit,) = hits(imitation, example)
        assert hit.confidence is Confidence.MEDIUM
