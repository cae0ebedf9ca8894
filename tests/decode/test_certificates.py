import json

import pytest

from hueandcry.decode.certificates import NoCertificates, read_certificates
from hueandcry.model.registration import Certificates
from tests.decode.outside_answers import ASKED, certificate

SOURCE = "https://search.test/"


def read(rows: object) -> Certificates:
    return read_certificates(json.dumps(rows).encode(), "new.com", ASKED, SOURCE)


def test_the_first_day_the_issuers_and_the_names_are_told() -> None:
    rows = [
        certificate("new.com\nwww.new.com", "2026-11-21"),
        certificate("*.new.com\nNEW.com", "2026-11-19", '"Other, Inc."'),
        certificate("app.new.com", "2026-11-22"),
    ]
    assert read(rows) == Certificates(
        domain="new.com",
        first_seen="2026-11-19",
        issuers=("Invented Trust", "Other, Inc."),
        count=3,
        names=4,
        asked=ASKED,
        source=SOURCE,
    )


def test_names_of_other_domains_do_not_count() -> None:
    found = read([certificate("other.com\nevilnew.com", "2020-01-01")])
    assert not found
    assert (found.count, found.names) == (0, 0)
    shared = read([certificate("other.com\nnew.com\nthird.org", "2026-11-01")])
    assert (shared.count, shared.names) == (1, 1)


def test_rows_of_another_shape_are_left_out() -> None:
    assert not read([7, {}, {"name_value": 7}, certificate("new.com", "2026-02-30")])
    odd = certificate("new.com", "2026-11-01") | {"issuer_name": None}
    assert read([odd]).issuers == ()


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "no JSON"), (b"{}", "no list"), (b"[" * 9 + b"]" * 9, "nested")]
)
def test_what_is_no_answer_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(NoCertificates, match=words):
        read_certificates(data, "new.com", ASKED, SOURCE)
