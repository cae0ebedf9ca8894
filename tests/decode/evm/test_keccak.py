from eth_hash.auto import keccak as oracle
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.keccak import keccak256


@given(st.binary(max_size=400))
def test_it_is_ethereums_hash(data: bytes) -> None:
    assert keccak256(data) == oracle(data)


def test_nothing_has_the_hash_everybody_knows() -> None:
    assert keccak256(b"").hex().startswith("c5d2460186f7233c927e7db2dcc703c0")
