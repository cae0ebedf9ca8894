"""`hue ledger pull` and `verify --balances` as they are typed."""

from pathlib import Path

import pytest

from hueandcry.serve.cli import main
from tests.chain.node import Node
from tests.chain.theft import Theft
from tests.gather.far_side import serving


def pull(home: Path, *more: str) -> int:
    return main(["ledger", "pull", *more, "--as", "case", "--home", str(home), "--rate", "9999"])


def test_a_pull_says_what_it_came_to(
    node: Node, theft: Theft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    span = ("--from-block", str(theft.first_block + 1), "--to-block", str(theft.last_block))
    dust = theft.accounts["dust1"]
    assert pull(tmp_path, dust.upper().replace("0X", "0x"), "--rpc", node.url, *span,
                "--finality", "0") == 0  # fmt: skip
    out = capsys.readouterr().out
    assert "1 accounts fetched: 1 transactions" in out
    assert f"up to block {theft.last_block}" in out
    assert "by trace_filter" in out
    assert "not known: " in out
    verify = ["ledger", "verify", "case", "--home", str(tmp_path)]
    assert main([*verify, "--balances", "--rpc", node.url]) == 0
    assert "all agree" in capsys.readouterr().out
    assert main(verify) == 0


def test_money_that_waits_is_said(
    node: Node, theft: Theft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pull(tmp_path, theft.thief, "--rpc", node.url, "--hops", "0", "--finality", "0") == 10
    assert "accounts that hold money wait" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        ["0x12", "--rpc", "http://127.0.0.1:9"],
        ["0x" + "a" * 40, "--rpc", "ftp://node.test"],
        ["0x" + "a" * 40, "--rpc", "http://127.0.0.1:9", "--from-block", "-1"],
        ["0x" + "a" * 40, "--rpc", "http://127.0.0.1:9", "--from-block", "9", "--to-block", "3"],
        ["0x" + "a" * 40, "--rpc", "http://127.0.0.1:9", "--finality", "-1"],
        ["0x" + "a" * 40, "--rpc", "http://127.0.0.1:9", "--most", "0"],
        ["0x" + "a" * 40, "--explorer", "http://127.0.0.1:9"],
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: list[str], tmp_path: Path) -> None:
    assert pull(tmp_path, *wrong) == 2
    assert not (tmp_path / "ledgers").exists()


def test_balances_need_a_node(tmp_path: Path) -> None:
    assert main(["ledger", "verify", "case", "--balances", "--home", str(tmp_path)]) == 2


def test_the_explorers_key_is_sent_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUE_EXPLORER_KEY", "SESAME-0123456789")
    asked: list[str] = []

    def refusing(path: str, _: object) -> object:
        asked.append(path)
        return {"status": "0", "message": "NOTOK", "result": f"Invalid API Key {path}"}

    with serving(refusing) as url:
        assert pull(tmp_path, "0x" + "a" * 40, "--explorer", url, "--chain", "eip155:1") == 2
    assert "apikey=SESAME-0123456789" in asked[0]
    shown = capsys.readouterr()
    assert "SESAME" not in shown.out + shown.err
    assert "HUE_EXPLORER_KEY" in shown.err
