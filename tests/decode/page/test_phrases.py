import pytest

from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.phrases import secret_marks
from hueandcry.decode.page.wording import plain
from hueandcry.model.page import Mark


def marks(html: str) -> list[Mark]:
    document = read_document(html)
    return list(secret_marks(document, plain(document.text)))


@pytest.mark.parametrize(
    "words",
    [
        "Enter your recovery phrase", "Paste your 24-word seed phrase", "Type your mnemonic",
        "Introduce tu frase semilla", "Digite sua frase de recupera\u00e7\u00e3o",
        "Saisissez votre phrase secr\u00e8te", "Wiederherstellungsphrase eingeben",
        "Inserisci la frase di recupero", "Voer uw herstelzin in", "Kurtarma ifadesini girin",
        "\u0412\u0432\u0435\u0434\u0438\u0442\u0435 \u0441\u0435\u043a\u0440\u0435\u0442\u043d"
        "\u0443\u044e \u0444\u0440\u0430\u0437\u0443",
        "\u8f93\u5165\u60a8\u7684\u52a9\u8bb0\u8bcd",
        "\u30b7\u30fc\u30c9\u30d5\u30ec\u30fc\u30ba\u3092\u5165\u529b",
        "\ub2c8\ubaa8\ub2c9\uc744 \uc785\ub825\ud558\uc138\uc694",
        "Nh\u1eadp c\u1ee5m t\u1eeb kh\u00f4i ph\u1ee5c", "Masukkan frasa pemulihan",
        "Enter your private key", "\u8f93\u5165\u79c1\u94a5",
    ],
)  # fmt: skip
def test_asking_is_found_in_many_languages(words: str) -> None:
    assert marks(f"<p>{words}</p><textarea></textarea>")
    assert not marks(f"<p>{words}</p>"), "without a field there is nothing to type into"


@pytest.mark.parametrize(
    "words",
    [
        "Never enter your recovery phrase anywhere",
        "We do not ask you to enter your seed phrase",
        "Gib nie deine Wiederherstellungsphrase ein",
        "\u8bf7\u52ff\u8f93\u5165\u52a9\u8bb0\u8bcd",
        "Your recovery phrase has twelve words",
    ],
)
def test_a_warning_is_no_request(words: str) -> None:
    assert marks(f"<p>{words}</p><input type=text name=q>") == []


@pytest.mark.parametrize("count", [12, 18, 24])
def test_as_many_fields_as_a_phrase_has_words(count: int) -> None:
    numbered = "".join(f"<input name=word_{number}>" for number in range(1, count + 1))
    (mark,) = [mark for mark in marks(numbered) if mark.strong]
    assert f"{count} numbered fields" in mark.what
    plain_fields = "<input>" * count
    assert any(mark.strong for mark in marks(f"<p>your seed phrase</p>{plain_fields}"))
    assert marks(plain_fields) == []


def test_seven_numbered_fields_are_no_phrase() -> None:
    assert marks("".join(f"<input name=word{number}>" for number in range(7))) == []


def test_a_field_names_what_it_is_for() -> None:
    (mark,) = marks("<input name=seed_phrase>")
    assert mark.strong
    assert mark.kind == "asks_secret"
    (mark,) = marks("<input type=password placeholder='Private key'>")
    assert mark.kind == "asks_key"
    assert marks("<input type=email name=seed_phrase>") == []
