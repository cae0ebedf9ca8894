from hueandcry.detect.address.sanctioned import sanctioned
from hueandcry.model.fact import FeedBrief, FeedStates
from hueandcry.model.finding import Confidence, Hit
from hueandcry.model.signing import OfficialContract
from tests.examples import Facts, hits
from tests.labelled_parties import said, subject
from tests.values import NOW

COPY = said("sanctioned", "OFAC SDN", 1.0, "ofac", date="")
OWN = said("sanctioned", "OFAC SDN: DOE, John (SDGT; holder listed 2019-09-13)", 1.0,
           "treasury-sdn-dates", date="2026-09-23")  # fmt: skip
TORNADO = said("mixer", "tornado.cash", 0.9, "graphsense-tagpacks", entity="tornado")
OFFICIAL = OfficialContract("uniswap", "Uniswap", "eip155:1", "0x", "router", "starter", "", "")
BOTH = FeedStates(
    (
        FeedBrief("ofac", "sanctions", 700, "2026-11-20T00:00:00+00:00", ""),
        FeedBrief("treasury-sdn", "sanctions", 900, NOW, ""),
        FeedBrief("treasury-sdn-dates", "sanctions", 0, "", "not in the mirror"),
    ),
    NOW,
)
HIT = [
    subject(COPY),
    subject(OWN),
    subject(COPY, facts=(BOTH,)),
    subject(COPY, TORNADO),
    subject(said("sanctioned", "frozen", 0.4)),
    subject(COPY, official=(OFFICIAL,)),
]
CLEAN = [subject(), subject(TORNADO), subject(said("theft")), subject(said("other", "OFAC"))]


def only(example: Facts) -> Hit:
    (hit,) = hits(sanctioned, example)
    return hit


def texts(example: Facts) -> str:
    return "\n".join(evidence.text for evidence in only(example).evidence)


def test_the_list_itself_is_sure_and_dated() -> None:
    hit = only(subject(OWN, COPY, facts=(BOTH,)))
    assert hit.confidence is Confidence.STRONG
    assert "(2026-09-23)" in hit.evidence[0].text
    assert "holder listed 2019-09-13" in hit.evidence[0].text
    assert ("treasury-sdn-dates", "2026-09-23") in {(s.name, s.date) for s in hit.sources}


def test_a_copy_without_a_day_says_when_it_was_read() -> None:
    assert "ofac tells no day of its own; its files were read on 2026-11-20" in texts(
        subject(COPY, facts=(BOTH,))
    )


def test_what_the_list_itself_does_not_hold_is_in_doubt() -> None:
    example = subject(COPY, facts=(BOTH,))
    assert only(example).confidence is Confidence.MEDIUM
    assert "read on 2026-11-24, does not hold it: the sources disagree" in texts(example)
    assert only(subject(COPY)).confidence is Confidence.STRONG


def test_tornado_cash_was_taken_off() -> None:
    example = subject(COPY, TORNADO)
    assert only(example).confidence is Confidence.MEDIUM
    assert "2025-03-21" in texts(example)
    assert "2025-03-21" not in texts(subject(OWN, TORNADO))


def test_a_guess_alone_is_not_sure() -> None:
    assert only(subject(said("sanctioned", "frozen", 0.4))).confidence is Confidence.MEDIUM
