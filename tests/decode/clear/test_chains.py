from hueandcry.decode.clear.chains import CHAINS, chain_name, chain_number, native_symbol


def test_chains_have_names_and_coins() -> None:
    assert (native_symbol("eip155:1"), native_symbol("eip155:137")) == ("ETH", "POL")
    assert chain_name(10) == "Optimism"
    assert all(name and symbol for name, symbol in CHAINS.values())


def test_others_have_none() -> None:
    for chain in ("", "eip155:", "eip155:x", "bip122:1", "eip155:*", "eip155:" + "9" * 30):
        assert (chain_number(chain), native_symbol(chain)) == (0, "")
    assert chain_name(0) == ""
