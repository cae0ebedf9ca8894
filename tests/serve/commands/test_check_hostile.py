"""What thieves, broken wallets and tired people give `hue check`: refused or told, never a crash.

Exit code 2 says that the request cannot be read and why, 30 that it was read and too little is
known of it. The small snapshot of the tests has no list of sanctions: nothing found is 30 here.
"""

import io
import json
import os
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from hueandcry.decode.evm.rlp import encode_rlp
from hueandcry.serve import cli
from hueandcry.serve.asking import MAX_HISTORY
from hueandcry.store.home import Home
from tests.serve.commands.hostile import (
    FROM,
    TO,
    TRANSFER,
    WORD,
    call,
    fan_out,
    fan_out_arrays,
    nested_multicall,
    nested_multisend,
    operation,
    safe,
    sign_in,
    typed,
    wide_multicall,
)

Hue = Callable[[Sequence[str]], tuple[int, str]]
# Unsigned, for chain 1 (EIP-155).
OLD_KIND = (
    "0x" + encode_rlp([b"", b"\1", b"\1", bytes.fromhex(TO[2:]), b"", b"", b"\1", b"", b""]).hex()
)
MILLION_ROWS = typed({"T": [("x", "uint8[]")]}, "T", {"x": [1] * 340_000})


@pytest.fixture
def hue(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hue:
    monkeypatch.setenv("HUE_HOME", str(home.root))
    monkeypatch.setenv("HUE_DEBUG", "1")
    monkeypatch.setattr("hueandcry.serve.clock.now", lambda: "2026-11-24T12:00:00+00:00")

    def run(arguments: Sequence[str]) -> tuple[int, str]:
        code = cli.main(arguments)
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return run


def assert_harmless(text: str) -> None:
    bad = [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}]
    assert bad == []


REFUSED = {
    "raw: cut": ("0x02f8", [], ["the length at byte 0"]),
    "raw: odd digits": ("0x02f", [], ["odd number of digits"]),
    "raw: trailing byte": ("0xc000", [], ["byte"]),
    "raw: length of length": ("0xffffffffffffffffff", [], ["byte"]),
    "raw: unknown type": ("0x05c0", [], ["type", "5"]),
    "raw: deposit": ("0x7ec0", [], ["OP Stack"]),
    "raw: reserved": ("0xee" + "00" * 40, [], ["transaction"]),
    "raw: a hash": ("0x" + "ab" * 32, [], ["hash", "--kind eth-sign"]),
    "call: unknown type": (call(type="0x7f"), [], ["type is 0x7f", "Types 0 to 4"]),
    "call: key twice": (f'{{"to":"{TO}","to":"{FROM}"}}', [], ["'to' twice"]),
    "call: key twice by escape": (f'{{"to":"{TO}","\\u0074o":"{FROM}"}}', [], ["twice"]),
    "call: decimal text": (call(value="100"), [], ['"0x64"', '"0x100"', "value"]),
    "call: gas in decimal text": (call(gas="21000"), [], ["gas", '"0x5208"']),
    "call: number as words": (call(value="ten"), [], ["value", "'ten'"]),
    "call: float": (call(value=0).replace('"value": 0', '"value": 1e18'), [], ["1e18", "value"]),
    "call: negative": (call(value=-1), [], ["value"]),
    "call: truth": (call(value=True), [], ["value"]),
    "call: NaN": (call(value=0).replace('"value": 0', '"value": NaN'), [], ["NaN"]),
    "call: byte array": (call(data=[169, 5, 156, 187]), [], ["data", "list", "hex"]),
    "call: buffer": (call(data={"type": "Buffer", "data": [1]}), [], ["data", "hex"]),
    "call: hex without 0x": (call(data="a9059cbb"), [], ["data", "0x"]),
    "call: odd hex": (call(data="0xa"), [], ["data", "two digits"]),
    "call: two data": (call(input="0x00"), [], ["data and input differ"]),
    "call: wrong checksum": (
        call(to="0xdAC17F958D2ee523a2206206994597C13D831Ec7"), [], ["to", "altered"],
    ),
    "call: short address": (call(to="0x1234"), [], ["to"]),
    "call: name": (call(to="vitalik.eth"), [], ["to"]),
    "call: other chain": (call(), ["--chain", "10"], ["eip155:1,", "eip155:10"]),
    "call: other sender": (call(), ["--signer", TO], [FROM, TO]),
    "call: nothing": (call(to=None, data=None), [], ["neither a recipient nor data"]),
    "call: signature of nobody": (
        call(authorizationList=[{"chainId": 1, "address": TO, "nonce": 0, "r": "0x1"}]), [],
        ["authorizationList[0]", "signature"],
    ),
    "raw: other chain": (
        OLD_KIND, ["--chain", "eip155:10"],
        ["eip155:1,", "eip155:10"],
    ),
    "safe: other chain": (safe(), ["--chain", "10"], ["eip155:1,", "eip155:10"]),
    "safe: missing field": (
        safe().replace('"nonce": 7,', ""), ["--kind", "safe"], ["nonce", "missing"],
    ),
    "safe: float": (safe(value=1.0), [], ["value", "1.0"]),
    "raw: nothing": ("0x", [], []),
    "typed: other chain": (
        typed({"T": [("x", "uint8")]}, "T", {"x": 1}, chainId=1), ["--chain", "10"],
        ["eip155:1,", "eip155:10"],
    ),
    "user operation: other chain": (
        operation(chainId="0x1"), ["--chain", "10"], ["eip155:1,", "eip155:10"],
    ),
    "user operation: other chain of its delegation": (
        operation(eip7702Auth={"chainId": 1, "address": TO, "nonce": 0}), ["--chain", "10"],
        ["eip155:1,", "eip155:10"],
    ),
    "delegation: other chain": (
        json.dumps({"chainId": 1, "address": TO, "nonce": 0}), ["--chain", "10"],
        ["eip155:1,", "eip155:10"],
    ),
    "batch: other chain": (
        json.dumps({"calls": [{"to": TO}], "chainId": "0x1"}), ["--chain", "10"],
        ["eip155:1,", "eip155:10"],
    ),
    "user operation: unknown field": (operation(gas="0x1"), [], ["no field 'gas'"]),
    "typed: no types": ('{"primaryType":"T","types":{}}', [], ["domain", "message"]),
    "json: unknown keys": ('{"\\u001b[31mred":1}', [], ["--kind"]),
    "json: not closed": ('{"to":', [], ["line 1, column 7"]),
    "json: trailing": (call() + "x", [], ["JSON"]),
    "json: deep lists": ("[" * 200_000, [], ["64"]),
    "json: deep objects": ('{"a":' * 100_000, [], ["64"]),
    "json: empty list": ("[]", [], ["list"]),
    "json: many numbers": ("[" + "1," * 300_000 + "1]", [], ["list"]),
    "json: long number": ('{"to":%s}' % ("9" * 5_000), [], ["digits"]),
    "json: half a character": ('{"to":"\\ud800"}', [], ["surrogate"]),
    "json: unknown method": ('{"method":"eth_call","params":[]}', [], ["'eth_call'"]),
    "json: no params": ('{"method":"personal_sign"}', [], ["personal_sign", "params"]),
    "json: params of another kind": (
        '{"method":"eth_sendTransaction","params":[[1]]}', [], ["no JSON object"],
    ),
    "text: NUL": ("\0", [], []),
    "text: blank": (" \t ", [], ["empty"]),
    "kind: message of JSON for a Safe": ("hello", ["--kind", "safe"], ["no signing request"]),
    "kind: an address that is a request": (call(), ["--kind", "address"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_and_where(hue: Hue, name: str) -> None:
    text, options, words = REFUSED[name]
    code, said = hue(["check", text, *options])
    assert (code, "cannot be read, line 1" in said) == (2, True), said
    assert [word for word in words if word not in said] == []
    assert_harmless(said)


READ = {
    "calldata: selector cut": (call(data="0xa905"), ["too short for a function"]),
    "calldata: cut": (call(data=TRANSFER[:-2]), ["truncated: 1 bytes are missing"]),
    "calldata: overlong": (call(data=TRANSFER + "00" * 32), []),
    "calldata: unknown function": (call(data="0xdeadbeef" + WORD + "01"), ["0xdeadbeef"]),
    "calldata: offset out of range": (
        call(data="0xac9650d8" + "ff" * 32), ["cannot be read"],
    ),
    "multicalls in each other": (nested_multicall(60), ["nested deeper than 16"]),
    "multicalls that share an offset": (wide_multicall(40), ["no honest encoding"]),
    "batches in each other": (nested_multisend(60), ["DANGER", "nested deeper than 16"]),
    "typed: fan-out": (fan_out(12), ["cannot be read"]),
    "typed: fan-out of arrays": (fan_out_arrays(5), ["999999"]),
    "typed: cyclic types": (
        typed({"A": [("b", "B")], "B": [("a", "A")]}, "A", {"b": {"a": None}}), [],
    ),
    "typed: cyclic arrays": (
        typed({"A": [("a", "A[]")]}, "A", {"a": [{"a": []}]}), [],
    ),
    "typed: float": (typed({"T": [("x", "uint256")]}, "T", {"x": 1.5}), ["cannot be read"]),
    "typed: unknown type": (typed({"T": [("x", "Nothing")]}, "T", {"x": 1}), ["cannot be read"]),
    "typed: out of range": (typed({"T": [("x", "uint8")]}, "T", {"x": 256}), ["cannot be read"]),
    "typed: many values": (MILLION_ROWS, []),
    "safe: unknown version": (safe(version="9.9.9"), ["9.9.9"]),
    "safe: no version": (safe(version=None), []),
    "call: unknown keys": (call(surprise="0x1"), ["surprise"]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_read_in_part_is_never_nothing_found(hue: Hue, name: str) -> None:
    text, words = READ[name]
    code, said = hue(["check", text])
    assert code in {10, 20, 30}, said
    assert [word for word in words if word not in said] == []
    assert len(said) < 40_000
    assert_harmless(said)


def test_no_list_of_sanctions_means_that_it_cannot_be_told(hue: Hue) -> None:
    assert hue(["check", call()])[0] == 30


STEERING = {
    "typed data": typed(
        {"T": [("x", "string")], "EIP712Domain": []}, "T", {"x": "\x1b[31m\u202e"}
    ),
    "a name of a domain": typed({"T": [("x", "uint8")]}, "T", {"x": 1}, version="\x1b[2J"),
    "a primary type": typed({"T\x1b[2J": [("x", "uint8")]}, "T\x1b[2J", {"x": 1}),
    "a field": typed({"T": [("x\u202e", "uint8")]}, "T", {"x\u202e": 1}),
    "a field that is not signed": typed({"T": [("x", "uint8")]}, "T", {"x": 1, "\x1b[2J": "\r"}),
    "an unknown key": call(**{"\x1b[2J\u202e": "x"}),
    "a sign-in": sign_in("\x1b[2JHarmless\u202e\u2028"),
    "a text as JSON-RPC": json.dumps(
        {"method": "personal_sign", "params": ["hi\x1b[2J\u202e\x07", FROM]}
    ),
    "an argument": call(
        data="0xf3fef3a3" + "1b" * 64
    ),
    "a version": safe(version="\x1b[2J\u202e"),
    "a service's words": safe(safeTxHash="\x1b[2J", dataDecoded={"method": "\x1b[2J\u202e"}),
    "a method": json.dumps({"method": "\x1b[2J\u202e", "params": [1]}),
}  # fmt: skip


@pytest.mark.parametrize("name", STEERING)
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_nothing_in_a_request_can_steer_the_terminal(hue: Hue, name: str, form: str) -> None:
    code, said = hue(["check", STEERING[name], "--format", form])
    assert code in {2, 10, 20, 30}, said
    assert "\x1b" not in said
    if form == "text":
        assert_harmless(said)


def test_function_names_of_an_abi_cannot_steer_the_terminal(hue: Hue, tmp_path: Path) -> None:
    path = tmp_path / "abi.json"
    for name in ("a\x1b[2J", "a\u202e", "a\r\nDANGER"):
        path.write_text(json.dumps([{"type": "function", "name": name, "inputs": []}]))
        code, said = hue(["check", call(), "--abi", str(path)])
        assert (code, "entry 1" in said) == (2, True), said
        assert_harmless(said)


def test_names_of_files_cannot_steer_the_terminal(hue: Hue) -> None:
    for arguments in (["/\x1b[2J\u202e"], [call(), "--abi", "/\x1b[2J"], ["--file", "/\x1b[2J"]):
        code, said = hue(["check", *arguments])
        assert code == 2
        assert_harmless(said)


FILES = {
    "empty": (b"", "holds no signing request"),
    "blank": (b"\n \n", "holds no signing request"),
    "binary": (bytes(range(256)), "not valid UTF-8"),
    "NUL bytes": (b"\0" * 100, "<U+0000>"),
    "no UTF-8": (b'{"to":"\xff"}', "not valid UTF-8 (byte 8)"),
    "UTF-16": (call().encode("utf-16"), "not valid UTF-8 (byte 1)"),
    "links": (b"a.com\nb.com\n", "--file PATH"),
    "10 MB": (b" " * 10_000_000 + call().encode(), "more than 1,048,576 bytes"),
    "10 MB of JSON": (call(data="0x" + "00" * 5_000_000).encode(), "more than 1,048,576 bytes"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_request_is_said(hue: Hue, tmp_path: Path, name: str) -> None:
    data, words = FILES[name]
    path = tmp_path / "request.json"
    path.write_bytes(data)
    code, said = hue(["check", str(path)])
    assert (code, words in said) == (2, True), said
    assert_harmless(said)


def test_a_byte_order_mark_is_no_part_of_a_request(hue: Hue, tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_bytes(b"\xef\xbb\xbf" + call().encode())
    assert hue(["check", str(path)])[0] == 30


def test_a_folder_and_a_missing_file_are_said(hue: Hue, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        code, said = hue(["check", str(path)])
        assert (code, "cannot be read" in said) == (2, True), said


def test_10_mb_are_refused_from_wherever_they_come(
    hue: Hue, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = call(data="0x" + "00" * 5_000_000)
    code, said = hue(["check", text])
    assert (code, "1,048,576" in said) == (2, True)
    assert len(said) < 1_000
    for data in (text.encode(), b"[" * 10_000_000, b"\n".join([b"[" * 900_000] * 3)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        code, said = hue(["check", "-"])
        assert (code, "cannot be read" in said) == (2, True)
        assert len(said) < 3_000


def test_a_wrong_line_of_standard_input_leaves_the_others_alone(
    hue: Hue, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [b'{"to":', b"\xff", b"[" * 100_000, b"", b"listed.com", b'{"a" 1}', b"listed.com"]
    for first in range(len(lines)):
        data = b"\n".join([*lines[first:], *lines[:first]])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        code, said = hue(["check", "-"])
        assert (code, said.count("DANGER")) == (20, 2), (first, said)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--site", "javascript:x"], "--site"),
        (["--site", "http://[::1"], "--site"),
        (["--site", ""], ""),
        (["--signer", "me"], "--signer"),
        (["--signer", "0x" + "51" * 19], "--signer"),
        (["--chain", "mainnet"], "--chain"),
        (["--chain", "eip155:" + "9" * 60], "--chain"),
        (["--chain", "\u0661"], "--chain"),
        (["--chain", "solana:1"], "--chain"),
        (["--displayed", "nothing"], "--displayed"),
        (["--displayed", safe()], "the same kind"),
        (["--displayed", "[" * 100_000], "--displayed"),
        (["--kind", "message"], "no message"),
    ],
)
def test_an_option_that_does_not_fit_is_named(hue: Hue, option: list[str], words: str) -> None:
    code, said = hue(["check", call(), *option])
    assert code == (2 if words else 30), said
    assert words in said


def test_an_unknown_kind_is_refused(hue: Hue) -> None:
    with pytest.raises(SystemExit) as stopped:
        hue(["check", call(), "--kind", "poem"])
    assert stopped.value.code == 2


ABIS = {
    "garbage": ("garbage", "line 1"),
    "empty": ("", "holds no function"),
    "deep JSON": ("[" * 100_000, "64"),
    "a number": ("[1]", "entry 1"),
    "no list": ('{"abi":7}', "no list"),
    "deep type": ('[{"type":"function","name":"f","inputs":[{"name":"a","type":"uint8%s"}]}]'
                  % ("[]" * 5_000), "entry 1"),
    "deep tuples": ("f(" + "(" * 3_000 + "uint8" + ")" * 3_000 + ")", "line 1"),
    "no type": ('[{"type":"function","name":"f","inputs":[{"name":"a"}]}]', "entry 1"),
    "many functions": ("\n".join(f"f{n}()" for n in range(2_001)), "2,000"),
    "10 MB": (" " * 10_000_000, "more than 1,048,576 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", ABIS)
def test_an_abi_that_is_none_is_said_with_its_place(hue: Hue, tmp_path: Path, name: str) -> None:
    text, words = ABIS[name]
    path = tmp_path / "abi"
    path.write_text(text)
    code, said = hue(["check", call(), "--abi", str(path)])
    assert (code, words in said) == (2, True), said[:2_000]


@pytest.mark.parametrize("text", ["", "a,b\n", "time,to,asset,amount,tx\nx,y,z,1,\n", '"' * 99_999])
def test_a_history_that_is_none_is_said(hue: Hue, tmp_path: Path, text: str) -> None:
    path = tmp_path / "history.csv"
    path.write_text(text)
    code, said = hue(["check", call(), "--history", str(path)])
    assert (code, "history.csv" in said) == (2, True), said


def limited(home: Home, arguments: Sequence[str], given: bytes = b"") -> tuple[int, str]:
    """Run the command in a process that may have 1 GiB of memory."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    ran = subprocess.run(
        [sys.executable, "-m", "hueandcry.serve.cli", "check", *arguments], input=given,
        capture_output=True, preexec_fn=limit, env={**os.environ, "HUE_HOME": str(home.root)},
        check=False,
    )  # fmt: skip
    return ran.returncode, (ran.stdout + ran.stderr).decode()


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux")
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (wide_multicall(40), {10, 20, 30}),
        (fan_out_arrays(5), {10, 20, 30}),
        (MILLION_ROWS, {10, 20, 30}),
        ("[" * 1_000_000, {2}),
    ],
    ids=["shared offsets", "arrays by type", "many values", "brackets"],
)
def test_the_worst_stays_within_1_gib(home: Home, text: str, codes: set[int]) -> None:
    code, said = limited(home, ["-"], text.encode())
    assert code in codes, said[-2_000:]
    assert "Traceback" not in said
    assert "our fault" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux")
def test_a_history_of_300_mb_is_refused_within_1_gib(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    code, said = limited(home, [call(), "--history", str(path)])
    assert (code, f"more than {MAX_HISTORY:,} bytes" in said) == (2, True), said
