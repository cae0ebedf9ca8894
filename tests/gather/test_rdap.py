"""A registry is found by IANA's file and asked once; what cannot be had has a reason."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hueandcry.gather.public_answer import Asker, asker
from hueandcry.gather.rdap import Rdap
from hueandcry.model.errors import Unreachable
from tests.decode.outside_answers import ASKED, bootstrap, registration
from tests.gather.far_side import Reply, serving


class Registry:
    """A server that is IANA and a registry at once. What it was asked is kept."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.replies: dict[str, Any] = {"/domain/new.test": registration("new.test")}

    def answer(self, path: str, _: Any) -> Any:  # noqa: ANN401 - as JSON has it
        self.asked.append(path)
        return self.replies.get(path, (404, {}, b"{}"))


@pytest.fixture
def used() -> Iterator[Asker]:
    with asker() as made:
        yield made


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[tuple[Registry, str]]:
    made = Registry()
    with serving(made.answer) as url:
        # The kept list may name plain addresses; only what IANA serves must be https.
        (tmp_path / "kept.json").write_text(json.dumps([ASKED, {"test": f"{url}/"}]))
        yield made, url


def test_the_registry_tells_and_is_named_as_the_source(
    registry: tuple[Registry, str], used: Asker, tmp_path: Path
) -> None:
    found = Rdap(used, ASKED, tmp_path / "kept.json").ask("new.test")
    assert (found.created, found.registrar) == ("2026-11-20", "Invented Names Ltd.")
    assert (found.asked, found.source) == (ASKED, f"{registry[1]}/domain/new.test")
    assert registry[0].asked == ["/domain/new.test"]


def test_the_registrar_a_registry_sends_to_is_asked(
    registry: tuple[Registry, str], used: Asker, tmp_path: Path
) -> None:
    registry[0].replies |= {
        "/domain/new.test": (302, {"Location": "/at-registrar/new.test"}, b""),
        "/at-registrar/new.test": registration("new.test", "2020-01-01T00:00:00Z"),
    }
    found = Rdap(used, ASKED, tmp_path / "kept.json").ask("new.test")
    assert (found.created, found.source[-22:]) == ("2020-01-01", "/at-registrar/new.test")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((404, {}, b"{}"), "knows no new.test"),
        ((429, {"Retry-After": "60"}, b""), "try again after 60 s"),
        ((429, {"Retry-After": "evil\u0041"}, b""), r"\(429\)$"),
        ((500, {}, b""), "answered 500"),
        ((200, {}, b"<html>"), "no registration"),
        ((200, {}, json.dumps(registration("other.test")).encode()), "other.test"),
    ],
)
def test_what_cannot_be_had_has_its_reason(
    registry: tuple[Registry, str], used: Asker, tmp_path: Path, reply: Reply, words: str
) -> None:
    registry[0].replies["/domain/new.test"] = reply
    with pytest.raises(Unreachable, match=words):
        Rdap(used, ASKED, tmp_path / "kept.json").ask("new.test")


def test_a_root_without_a_registry_is_said(used: Asker, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text(json.dumps([ASKED, {"com": "https://r.test/"}]))
    with pytest.raises(Unreachable, match=r"registry of \.test offers no RDAP"):
        Rdap(used, ASKED, tmp_path / "kept.json").ask("new.test")


@pytest.mark.parametrize(
    "kept", [None, "{", '["2026-09-01T00:00:00+00:00", {"test": "https://old.test/"}]',
             '["2027-11-24T00:00:00+00:00", {"test": "https://ahead.test/"}]', '["x", {}]']
)  # fmt: skip
def test_the_list_of_registries_is_fetched_kept_and_fetched_again_when_old(
    used: Asker, tmp_path: Path, kept: str | None
) -> None:
    asked: list[str] = []

    def answer(path: str, _: Any) -> Any:  # noqa: ANN401 - as JSON has it
        asked.append(path)
        return bootstrap((["com"], ["https://one.test/"]))

    place = tmp_path / "a" / "kept.json"
    if kept is not None:
        place.parent.mkdir()
        place.write_text(kept)
    with serving(answer) as url:
        for _ in range(2):
            with pytest.raises(Unreachable, match=r"\.test offers no RDAP"):
                Rdap(used, ASKED, place, f"{url}/dns.json").ask("new.test")
    assert asked == ["/dns.json"]
    assert json.loads(place.read_text()) == [ASKED, {"com": "https://one.test/"}]


@pytest.mark.parametrize(
    ("reply", "words"), [((503, {}, b""), "answered 503"), ((200, {}, b"[]"), "no list of")]
)
def test_a_list_that_cannot_be_had_has_its_reason_and_is_not_kept(
    used: Asker, tmp_path: Path, reply: Reply, words: str
) -> None:
    with serving(lambda *_: reply) as url, pytest.raises(Unreachable, match=words):
        Rdap(used, ASKED, tmp_path / "kept.json", url).ask("new.test")
    assert not (tmp_path / "kept.json").exists()


def test_a_list_that_cannot_be_kept_is_still_used(used: Asker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    iana = serving(lambda *_: bootstrap((["com"], ["https://one.test/"])))
    with iana as url, pytest.raises(Unreachable, match="no RDAP"):
        Rdap(used, ASKED, tmp_path / "file" / "kept.json", url).ask("new.test")
