import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.fetch.addresses import is_nat64, not_public, parsed


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.1.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.255",
        "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "::ffff:8.8.8.8", "::ffff:7f00:1", "::8.8.8.8", "64:ff9b::808:808",
        "64:ff9b:1::1", "2002:808:808::1", "2001:0:1::1", "2001:db8::1", "3fff::1", "fc00::1",
        "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "4000::1",
        "", "8.8.8", "0x7f.1", "example.test", "8.8.8.8 ", "127.0.0.1:80",
    ],
)  # fmt: skip
def test_refuses_what_is_no_public_site_s(address: str) -> None:
    assert not_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
     "192.167.1.1", "2606:4700::1111", "2a00:1450:4001::1", "168.63.129.17"],
)  # fmt: skip
def test_takes_public_ones(address: str) -> None:
    assert not_public(address) == ""


@given(st.ip_addresses())
def test_never_takes_what_python_knows_not_to_be_global(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not address.is_global or address.is_multicast:
        assert not_public(str(address))


@given(st.text(max_size=50))
def test_any_text_is_an_answer(text: str) -> None:
    assert isinstance(not_public(text), str)
    assert parsed("") is None


def test_knows_nat64() -> None:
    assert is_nat64("64:FF9B::808:808")
    assert not is_nat64("64:ff9b:1::1")
