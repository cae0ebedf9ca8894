import pytest

from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.wallets import wallet_marks
from hueandcry.decode.page.wording import plain
from hueandcry.model.page import Mark


def marks(html: str) -> list[Mark]:
    document = read_document(html)
    return list(wallet_marks(document, plain(document.text)))


def kinds(html: str) -> set[str]:
    return {mark.kind for mark in marks(html)}


@pytest.mark.parametrize(
    "words",
    ["Connect Wallet", "Connect your wallet", "Conectar wallet", "Connecter le portefeuille",
     "Wallet verbinden", "\u8fde\u63a5\u94b1\u5305", "\uc9c0\uac11 \uc5f0\uacb0",
     "\u041f\u043e\u0434\u043a\u043b\u044e\u0447\u0438\u0442\u044c \u043a\u043e\u0448\u0435\u043b"
     "\u0435\u043a"],
)  # fmt: skip
def test_a_connection_is_asked_for_in_many_languages(words: str) -> None:
    assert kinds(f"<button>{words}</button>") == {"connects"}


@pytest.mark.parametrize(
    "words",
    ["Claim your tokens", "Check eligibility", "Verify your wallet", "Free mint",
     "Synchronize wallet", "Migrate your tokens", "Reclama tus tokens", "\u9886\u53d6\u7a7a\u6295"],
)  # fmt: skip
def test_lures_are_found(words: str) -> None:
    assert kinds(f"<h1>{words}</h1>") == {"lures"}


def test_what_a_script_has_signed_is_told_once_each() -> None:
    found = marks("<script>eth_sign;eth_sign;setApprovalForAll;personal_sign</script>")
    assert [(mark.what, mark.strong) for mark in found] == [
        ("eth_sign", True), ("setApprovalForAll", True), ("personal_sign", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    ["<p>Ends in 00:14:59</p>", "<p>2d 4h 10m left</p>",
     "<div class=countdown></div><script>setInterval(f,1000)</script>"],
)  # fmt: skip
def test_countdowns_are_found(html: str) -> None:
    assert "countdown" in kinds(html)


def test_ordinary_words_are_none_of_it() -> None:
    assert kinds("<p>Our claims department is open. Connect with us. Watch out 12:30.</p>") == set()


def test_three_lures_are_enough() -> None:
    html = "<p>claim now claim here claim your free mint free airdrop double your</p>"
    assert len([mark for mark in marks(html) if mark.kind == "lures"]) == 3
