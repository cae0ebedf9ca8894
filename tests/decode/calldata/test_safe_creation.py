import pytest

from hueandcry.model.act import Control, Delegatecall, Payment
from tests.decode.calldata.calls import ERC20, ME, OTHER, SHOP, THIRD, TOKEN, acts, called, meaning

SINGLETON = "0x41675c099f32341bf84bfc5382af534df5c7461a"
ZERO = "0x" + "0" * 40
NEW = ("new Safe",)
SETUP = "setup(address[],uint256,address,bytes,address,address,uint256,address)"
PLAIN = called(SETUP, [ME], 1, ZERO, b"", ZERO, ZERO, 0, ZERO)


@pytest.mark.parametrize("name", [
    "createProxyWithNonce", "createProxyWithNonceL2", "createChainSpecificProxyWithNonce",
    "createChainSpecificProxyWithNonceL2",
])  # fmt: skip
def test_a_new_safe_is_told_by_its_setup(name: str) -> None:
    data = called(f"{name}(address,bytes,uint256)", SINGLETON, PLAIN, 1)
    assert meaning(acts(data)) == [Control(NEW, SHOP, "setup", ME, "threshold 1")]


def test_code_that_is_not_safes_is_said() -> None:
    (found, _) = meaning(acts(called("createProxy(address,bytes)", OTHER, PLAIN)))
    assert isinstance(found, Control)
    assert (found.place, found.change, found.subject) == (NEW, "master copy", OTHER)


def test_what_the_setup_runs_and_pays_is_told() -> None:
    setup = called(SETUP, [ME], 1, OTHER, b"\x12\x34\x56\x78", THIRD, TOKEN, 5, THIRD)
    found = meaning(acts(called("createProxy(address,bytes)", SINGLETON, setup)))
    assert [one.change for one in found if isinstance(one, Control)] == [
        "setup", "fallback handler",
    ]  # fmt: skip
    assert any(isinstance(one, Delegatecall) and one.target == OTHER for one in found)
    assert Payment(NEW, ERC20, SHOP, THIRD, "5", "transfer") in found


def test_a_callback_is_told() -> None:
    data = called(
        "createProxyWithCallback(address,bytes,uint256,address)", SINGLETON, b"", 1, OTHER
    )
    (found,) = meaning(acts(data))
    assert isinstance(found, Control)
    assert (found.change, found.subject) == ("role", OTHER)
