"""What a person tells beside the request: each option read one way, or refused by its name."""

import argparse
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.serve.asking import (
    MAX_REQUEST,
    account_of,
    add_asked,
    asked_of,
    chain_of,
    is_path,
    request_text,
    text_of,
)

ME = "0x" + "51" * 20
CHECKED = "0xdAC17F958D2ee523a2206206994597C13D831ec7"


def parsed(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_asked(parser)
    return parser.parse_args(given)


def test_nothing_need_be_told() -> None:
    found = asked_of(parsed())
    assert not any(getattr(found, name) for name in found.__struct_fields__)


def test_the_first_signer_is_asked_and_the_others_are_his_own() -> None:
    found = asked_of(parsed("--signer", CHECKED, "--signer", ME))
    assert (found.signer, found.own) == (CHECKED.lower(), (ME,))


def test_all_that_is_told_is_kept(tmp_path: Path) -> None:
    abi, history = tmp_path / "abi", tmp_path / "history"
    abi.write_text("f(address)")
    history.write_text(f"time,to,asset,amount,tx\n2026-03-01,{ME},ETH,1,0x{'aa' * 32}\n")
    found = asked_of(
        parsed("--site", "https://a.com", "--chain", "10", "--displayed", "0xab", "--abi",
               str(abi), "--history", str(history))
    )  # fmt: skip
    assert (found.site, found.chain, found.displayed) == ("https://a.com", "eip155:10", "0xab")
    assert [one.signature for one in found.functions] == ["f(address)"]
    assert found.history is not None
    assert found.history.payments == 1


@pytest.mark.parametrize(("text", "chain"), [("1", "eip155:1"), ("eip155:8453", "eip155:8453")])
def test_a_chain_is_given_by_number_or_name(text: str, chain: str) -> None:
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    "text", ["", "0", "01", "-1", "1.0", "0x1", "\u0661", "eip155:", "eip155:*", "solana:1",
             "1" * 21, "1\n"],
)  # fmt: skip
def test_what_is_no_evm_chain_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="--chain"):
        chain_of(text)


@pytest.mark.parametrize("text", ["", "0x12", "vitalik.eth", CHECKED.replace("dAC", "dac")])
def test_a_wrong_account_is_refused_also_by_its_checksum(text: str) -> None:
    with pytest.raises(BadRequest, match="--signer"):
        account_of(text)


def test_a_path_is_told_by_its_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "request.json").write_text("{}")
    for thing in ("./a", "../a", "/a", "~/a", "request.json"):
        assert is_path(thing)
    for thing in ("//evil.com/a.json", "https://a.com/request.json", "a.com", "{}"):
        assert not is_path(thing)


def test_a_request_is_text_or_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "request.json").write_bytes(b"\xef\xbb\xbf{}\n")
    assert request_text(str(tmp_path / "request.json")) == "{}"
    assert request_text("{}") == "{}"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert request_text("~/request.json") == "{}"


def test_a_file_has_its_limit_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a" * MAX_REQUEST)
    assert len(text_of(path, MAX_REQUEST)) == MAX_REQUEST
    with pytest.raises(BadRequest, match="more than 1,048,575 bytes"):
        text_of(path, MAX_REQUEST - 1)


def test_what_cannot_be_read_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"ab\xff")
    with pytest.raises(BadRequest, match=r"bytes is not valid UTF-8 \(byte 3\)"):
        text_of(tmp_path / "bytes", 9)
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(BadRequest, match="cannot be read"):
            text_of(path, 9)


@pytest.mark.parametrize("thing", ["permit.json", "elsewhere/permit.json", "raw.hex"])
def test_a_request_s_file_that_is_not_there_is_no_host(thing: str) -> None:
    assert is_path(thing)
    with pytest.raises(BadRequest, match="cannot be read"):
        request_text(thing)


@pytest.mark.parametrize(
    "thing", ["example.com/a.json", "https://example.com/a.json", "sign my.json"]
)
def test_a_link_or_text_that_ends_so_is_no_file(thing: str) -> None:
    assert not is_path(thing)


def test_with_a_request_s_kind_the_name_of_a_file_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("signin.txt").write_text("hello\n")
    assert is_path("signin.txt", "message")
    assert not is_path("signin.txt")
    assert not is_path("hello", "message")
    assert not is_path("x" * 5000, "message")


@pytest.mark.parametrize(
    ("written", "signed"),
    [("a\n", "a"), ("a\r\n", "a"), ("a", "a"), ("a\n\n", "a\n"), ("\n", "")],
)
def test_the_newline_that_ends_a_file_is_not_signed(
    written: str, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "text"
    path.write_bytes(written.encode())
    assert request_text(str(path)) == signed
