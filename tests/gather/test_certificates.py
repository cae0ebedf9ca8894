"""The certificate search is asked once a domain, in its documented form."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from hueandcry.gather.certificates import CertificateSearch
from hueandcry.gather.public_answer import Asker, asker
from hueandcry.model.errors import Unreachable
from tests.decode.outside_answers import ASKED, certificate
from tests.gather.far_side import Reply, serving


@pytest.fixture
def used() -> Iterator[Asker]:
    with asker() as made:
        yield made


def test_it_is_asked_as_documented(used: Asker) -> None:
    asked: list[str] = []

    def answer(path: str, _: Any) -> Any:  # noqa: ANN401 - as JSON has it
        asked.append(path)
        return [certificate("new.com\nwww.new.com", "2026-11-19")]

    with serving(answer) as url:
        found = CertificateSearch(used, ASKED, f"{url}/").ask("new.com")
    assert (found.first_seen, found.names, found.source) == ("2026-11-19", 2, f"{url}/")
    (path,) = asked
    assert parse_qs(urlsplit(path).query) == {
        "q": ["new.com"], "output": ["json"], "deduplicate": ["Y"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((502, {}, b"<html>"), "busy: try again later"),
        ((404, {}, b""), "answered 404"),
        ((200, {}, b"<html>"), "no certificates: it is no JSON"),
        ((200, {}, b" " * (9 * 2**20)), "so many certificates are not read"),
    ],
)
def test_what_cannot_be_had_has_its_reason(used: Asker, reply: Reply, words: str) -> None:
    with serving(lambda *_: reply) as url, pytest.raises(Unreachable, match=words):
        CertificateSearch(used, ASKED, f"{url}/").ask("new.com")
