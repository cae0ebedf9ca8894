"""The Python door."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hueandcry
from hueandcry.decode.observable import KINDS
from hueandcry.model.errors import BadRequest, HueError, NotAnObservable
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checker
from hueandcry.store.home import Home
from tests.decode.requests import BATCH, CALL, CODE, ME, OPERATION, OTHER, RAW, SAFE, TEXTS, TYPED
from tests.signing_home import signing_home


def test_gives_the_same_objects_as_the_command_line(home: Home) -> None:
    answer = hueandcry.check("app.unisvvap.org", home=home.root)
    assert answer.verdict is Verdict.DANGER
    assert answer.findings[0].rule == "link/lookalike-skeleton"


def test_checks_many_from_memory(home: Home) -> None:
    checker = hueandcry.open_checker(home=home.root)
    assert checker.check("listed.com").answer.verdict is Verdict.DANGER


def test_takes_a_claim(home: Home) -> None:
    answer = hueandcry.check("recipes.com", claims="uniswap", home=home.root)
    assert answer.findings[0].rule == "link/claimed-owner"


def test_raises_what_the_command_line_says(home: Home) -> None:
    with pytest.raises(NotAnObservable):
        hueandcry.check("javascript:x", home=home.root)


def test_has_no_other_names() -> None:
    with pytest.raises(AttributeError):
        _ = hueandcry.nothing


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return hueandcry.open_checker(home=signing_home(tmp_path_factory.mktemp("home")).root)


@pytest.mark.parametrize("request_", [RAW, bytearray(RAW), "0x" + RAW.hex()])
def test_a_raw_transaction_is_bytes_or_hex(checker: Checker, request_: bytes | str) -> None:
    answer = hueandcry.assess(request_, checker=checker)
    assert answer.verdict is Verdict.NOTHING_FOUND
    assert answer.digests[0].name == "signing hash"


def test_a_mapping_is_read_as_its_json(checker: Checker) -> None:
    mapping = {**CALL, "value": 10**24, "data": bytes.fromhex(str(CALL["data"])[2:])}
    answer = hueandcry.assess(mapping, checker=checker)
    assert answer.observable.amount == str(10**24)  # type: ignore[union-attr]
    assert answer.meaning == hueandcry.assess(
        {**CALL, "value": hex(10**24)}, checker=checker
    ).meaning  # fmt: skip


def test_the_options_are_those_of_the_command(checker: Checker, tmp_path: Path) -> None:
    abi = tmp_path / "abi"
    abi.write_text("f(address)")
    answer = hueandcry.assess(
        {**CALL, "chainId": None}, site="https://listed.com", signer=ME, own=[OTHER], chain="1",
        displayed=TEXTS["transaction"], abi=abi, checker=checker,
    )  # fmt: skip
    assert answer.verdict is Verdict.DANGER
    assert answer.observable.chain == "eip155:1"  # type: ignore[union-attr]
    assert "to your own 0x" in answer.meaning[0]


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "poem"}, {"chain": "mainnet"}, {"signer": "me"}, {"own": ["me"]},
        {"site": "javascript:x"}, {"abi": Path("/none")}, {"history": Path("/none")},
        {"history": "/none"}, {"displayed": "x"}, {"chain": "10"},
    ],
)  # fmt: skip
def test_an_option_that_does_not_fit_is_refused(
    checker: Checker, options: dict[str, object]
) -> None:
    with pytest.raises((BadRequest, NotAnObservable)):
        hueandcry.assess(TEXTS["transaction"], checker=checker, **options)  # type: ignore[arg-type]


def test_what_has_no_form_in_json_is_refused(checker: Checker) -> None:
    circle: dict[str, object] = {}
    circle["to"] = circle
    deep: dict[str, object] = {}
    for _ in range(5_000):
        deep = {"to": deep}
    for request in (circle, deep, {"to": object()}, {b"to": 1}, {"value": float("nan")},
                    {"value": 10**5_000}, {"to": "\ud800"}, {("a",): 1}):  # fmt: skip
        with pytest.raises(NotAnObservable):
            hueandcry.assess(request, checker=checker)  # type: ignore[arg-type]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.binary(max_size=40)
    | st.sampled_from([ME, OTHER, "0x", "0x1", str(CALL["data"]), "100", "uint256", "T[]"])
    | st.integers(0, 1 << 300).map(hex),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)  # fmt: skip
KEYS = st.sampled_from(sorted({*CALL, *SAFE, *TYPED, *OPERATION, *CODE, *BATCH, "input", "type"}))
WHOLE = st.sampled_from([CALL, SAFE, TYPED, OPERATION, CODE, BATCH])


@given(
    WHOLE | st.just({}), st.dictionaries(KEYS, VALUES, max_size=3), st.sampled_from(["", *KINDS]),
    st.sampled_from(["", "1", "10"]),
)  # fmt: skip
def test_no_mapping_raises_anything_but_our_errors(
    checker: Checker, request_: dict[str, object], changes: dict[str, object], kind: str, chain: str
) -> None:
    try:
        answer = hueandcry.assess({**request_, **changes}, kind=kind, chain=chain, checker=checker)
    except HueError:
        return
    assert not any("crashed" in gap.reason for gap in answer.gaps)


@given(WHOLE, st.binary(max_size=300))
def test_no_calldata_raises_anything_but_our_errors(
    checker: Checker, request_: dict[str, object], data: bytes
) -> None:
    for selector in (b"", bytes.fromhex(str(CALL["data"])[2:10]), bytes.fromhex("ac9650d8")):
        given_ = {**request_, "data": selector + data, "callData": selector + data}
        try:
            answer = hueandcry.assess(given_, checker=checker)
        except HueError:
            continue
        assert not any("crashed" in gap.reason for gap in answer.gaps)


def test_a_request_and_a_display_may_be_paths(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "request"
    path.write_text('{"method":"personal_sign","params":["hello","0x' + "51" * 20 + '"]}\n')
    found = hueandcry.assess(path, displayed=path, checker=checker)
    assert found == hueandcry.assess(path.read_text(), checker=checker)


def test_links_share_a_checker_too(checker: Checker) -> None:
    assert hueandcry.check("recipes.com", checker=checker) == checker.check("recipes.com").answer
