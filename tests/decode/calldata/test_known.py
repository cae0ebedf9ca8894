from pathlib import Path

import pytest
from eth_utils.crypto import keccak

from hueandcry.decode.calldata import known as known_module
from hueandcry.decode.calldata.known import common_tables, known, tables
from hueandcry.decode.evm.abi_type import parse_function
from tests.decode.calldata.calls import acts, called, calls, example

ROWS = sorted((tables()[0] | tables()[1]).items())
SIGNATURES = [signature for _, (signature, _) in ROWS]


def test_every_selector_is_that_of_its_signature() -> None:
    for selector, (signature, _) in ROWS:
        canonical = parse_function(signature).signature
        assert keccak(text=canonical)[:4].hex() == selector, signature


def test_no_function_is_told_twice() -> None:
    plain, foreign = tables()
    assert not plain.keys() & foreign.keys()
    folder = Path(known_module.__file__).parent
    modules = [path.stem for path in folder.glob("*.py") if "\nTABLE: " in path.read_text()]
    assert len(modules) > 25
    count = 0
    for name in modules:
        module = __import__(f"hueandcry.decode.calldata.{name}", fromlist=["TABLE"])
        count += len(module.TABLE)
    assert count == len(plain) + len(foreign)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_every_function_reads_what_an_encoder_makes(signature: str) -> None:
    function = parse_function(signature)
    values = [example(one.type) for one in function.inputs]
    data = called(signature, *values)
    found = calls(acts(data, amount=3))[0]
    assert (found.read, found.signature) == ("known selector", function.signature)
    assert len(found.arguments) == len(function.inputs)


def test_the_common_functions_are_some_of_all() -> None:
    for few, every in zip(common_tables(), tables(), strict=True):
        assert few.items() <= every.items()


def test_what_is_not_known() -> None:
    assert known(b"\xde\xad\xbe\xef") is None
