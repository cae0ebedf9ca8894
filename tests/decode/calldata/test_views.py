from hueandcry.decode.calldata.views import TABLE
from hueandcry.decode.evm.abi_type import parse_function
from tests.decode.calldata.calls import acts, called, calls, example, meaning


def test_what_only_tells_something_means_nothing() -> None:
    for signature, _ in TABLE.values():
        values = [example(one.type) for one in parse_function(signature).inputs]
        found = acts(called(signature, *values))
        assert meaning(found) == []
        assert calls(found)[0].read == "known selector"
