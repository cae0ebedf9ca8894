import pytest

from hueandcry.gather.site import site_of
from hueandcry.model.errors import BadRequest
from hueandcry.model.ports import LinkIndex
from hueandcry.store.link_index import FileIndex
from tests.values import snapshot_home


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> LinkIndex:
    return FileIndex(snapshot_home(tmp_path_factory.mktemp("site")).open_current())


@pytest.mark.parametrize(
    ("origin", "host", "port", "owner"),
    [
        ("https://app.uniswap.org", "app.uniswap.org", "", "Uniswap"),
        ("https://app.uniswap.org:8443/swap?x=1", "app.uniswap.org", "8443", "Uniswap"),
        ("https://app.uniswap.org:443", "app.uniswap.org", "", "Uniswap"),
        ("https://uniswap.org.evil.com", "uniswap.org.evil.com", "", ""),
        ("https://uniswap.org@evil.com", "evil.com", "", ""),
        ("uniswap.org", "uniswap.org", "", "Uniswap"),
        ("http://127.0.0.1:8545", "127.0.0.1", "8545", ""),
        ("http://[::1]:8545", "[::1]", "8545", ""),
        ("https://b\u00fccher.com", "xn--bcher-kva.com", "", ""),
    ],
)
def test_host_port_and_owner_of_an_origin(
    links: LinkIndex, origin: str, host: str, port: str, owner: str
) -> None:
    found = site_of(origin, links)
    assert (found.host.strip("[]"), found.port) == (host.strip("[]"), port)
    assert [row.brand for row in found.owners] == ([owner] if owner else [])


@pytest.mark.parametrize("origin", ["", "javascript:x", "http://", "https://a b", "chrome://x"])
def test_what_is_no_origin_is_refused_by_the_options_name(links: LinkIndex, origin: str) -> None:
    with pytest.raises(BadRequest, match="--site"):
        site_of(origin, links)


def test_a_long_origin_is_cut(links: LinkIndex) -> None:
    assert len(site_of("https://a.com/" + "x" * 1_000, links).origin) == 300
