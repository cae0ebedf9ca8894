import argparse

import pytest

from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.model.errors import BadRequest
from hueandcry.serve import cli
from hueandcry.serve.fetching import add_fetching, fetcher_of
from hueandcry.store.home import Home


def arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_fetching(parser)
    return parser.parse_args(given)


def test_nothing_is_opened_unless_asked() -> None:
    assert fetcher_of(arguments()) is None
    assert isinstance(fetcher_of(arguments("--fetch")), Fetcher)


@pytest.mark.parametrize("option", ["--proxy=http://127.0.0.1:8080", "--agent=curl"])
def test_how_to_open_needs_that_it_is_asked_for(option: str) -> None:
    with pytest.raises(BadRequest, match="--fetch"):
        fetcher_of(arguments(option))
    assert fetcher_of(arguments("--fetch", option))


@pytest.mark.parametrize("agent", ["a\r\nCookie: b", "\u00e9", "a" * 300])
def test_an_agent_that_is_none_is_refused(agent: str) -> None:
    with pytest.raises(BadRequest, match="--agent"):
        fetcher_of(arguments("--fetch", "--agent", agent))


def test_no_environment_names_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fetcher = fetcher_of(arguments("--fetch"))
    assert fetcher
    assert fetcher._proxy is None


def test_no_option_lets_a_private_address_be_opened(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    for link in ("http://127.0.0.1:1/", "http://10.0.0.1/", "http://[::1]/"):
        code = cli.main(["check", link, "--fetch", "--home", str(home.root)])
        said = capsys.readouterr().out
        assert "page could not be read" in said
        assert code == 10, "a bare address is CAUTION by its form"


def test_a_local_danger_is_not_opened(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["check", "listed.com", "--fetch", "--home", str(home.root)])
    assert code == 20
    assert "enough for DANGER" in capsys.readouterr().out
