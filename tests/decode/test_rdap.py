import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.rdap import NoRdap, read_bootstrap, read_domain, registry_of
from hueandcry.model.registration import Registration
from tests.decode.outside_answers import ASKED, bootstrap, registration

SOURCE = "https://rdap.test/domain/new.com"


def read(document: object, domain: str = "new.com") -> Registration:
    return read_domain(json.dumps(document).encode(), domain, ASKED, SOURCE)


def test_an_answer_is_read_whole() -> None:
    assert read(registration("new.com")) == Registration(
        domain="new.com",
        created="2026-11-20",
        expires="2027-11-20",
        registrar="Invented Names Ltd.",
        statuses=("client transfer prohibited", "active"),
        name_servers=("ns1.host.example", "ns2.host.example"),
        asked=ASKED,
        source=SOURCE,
    )


def test_a_domain_that_lapsed_was_registered_again() -> None:
    document = registration("new.com")
    document["events"] = [{"eventAction": "reregistration", "eventDate": "2026-01-02T00:00:00Z"}]
    assert read(document).created == "2026-01-02"


def test_the_earliest_of_two_equal_events_counts() -> None:
    document = registration("new.com")
    document["events"] += [{"eventAction": "registration", "eventDate": "2020-01-02T00:00:00Z"}]
    assert read(document).created == "2020-01-02"


def test_what_is_of_another_shape_is_left_out() -> None:
    odd = {
        "objectClassName": "domain",
        "events": [7, {"eventAction": "registration"}, {"eventDate": "x", "eventAction": []}],
        "entities": [{"roles": ["registrar"], "vcardArray": ["vcard", [["fn"], 7]]}, None],
        "status": "active",
        "nameservers": [{"ldhName": 7}],
    }
    found = read(odd)
    assert not found
    assert (found.registrar, found.statuses, found.name_servers) == ("", (), ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html>", "no JSON"),
        (b"[]", "no JSON object"),
        (b'{"objectClassName":"entity"}', "no domain"),
        (b'{"errorCode":404}', "no domain"),
        (b'{"objectClassName":"domain","ldhName":"other.com"}', "other.com"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "nested"),
        (b"\xff", "no JSON"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(NoRdap, match=words):
        read_domain(data, "new.com", ASKED, SOURCE)


def test_the_longest_name_of_the_bootstrap_decides() -> None:
    services = (
        (["com", "NET"], ["http://plain.test/", "https://one.test/rdap"]),
        (["co.uk"], ["https://two.test/"]),
        (["org"], ["http://only-plain.test/"]),
    )
    known = read_bootstrap(json.dumps(bootstrap(*services)).encode())
    assert registry_of("new.com", known) == "https://one.test/rdap/"
    assert registry_of("new.net", known) == "https://one.test/rdap/"
    assert registry_of("new.co.uk", known) == "https://two.test/"
    assert registry_of("new.org", known) == registry_of("new.uk", known) == ""


def test_a_bootstrap_of_another_shape_is_refused_or_left_out() -> None:
    odd: dict[str, Any] = {"services": [7, [], [["com"]], ["com", "https://x"], [[7], [7]]]}
    assert read_bootstrap(json.dumps(odd).encode()) == {}
    with pytest.raises(NoRdap, match="services"):
        read_bootstrap(b"{}")


@given(st.recursive(st.none() | st.integers() | st.text(max_size=8), lambda inner: (
    st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(list(registration("new.com"))), inner, max_size=4)
)))  # fmt: skip
def test_no_document_breaks_the_reader(document: object) -> None:
    for read_it in (read, lambda one: read_bootstrap(json.dumps(one).encode())):
        with suppress(NoRdap):
            read_it(document)
