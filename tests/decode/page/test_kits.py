import pytest

from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.kits import KITS, Kit, kit_marks
from hueandcry.decode.page.wording import plain
from hueandcry.model.page import Mark

UUID = "2aaf5c4a-a8f7-40da-aaf8-78e44425d676.js"


def marks(html: str) -> list[Mark]:
    document = read_document(html)
    return list(kit_marks(document, f"{plain(document.title)} {plain(document.text)}"))


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<script src=/settings.js></script><script>receiveAdress='0x'</script>", "settings.js"),
        ("<script src=chain-common.js></script><script src=chain-bundle.js></script>", "Monkey"),
        (f"<script src=/{UUID}></script><script>var __p_1=0</script>", "Inferno"),
        (f"<script src=/{UUID}></script>", "as Inferno"),
        ("<script>let minimalDrainValue=1</script>", "smallest value"),
        ("<script>fetch('https://api.telegram.org/bot1/x')</script>", "Telegram bot"),
        ("<span id=timess></span><p>All other links are FAKE", "Asli"),
        ("<title> Smart fix for easy wallet procedures</title>", "wallet fix"),
    ],
)
def test_each_kit_is_known_by_its_marks(html: str, name: str) -> None:
    assert any(name in mark.what for mark in marks(html))


def test_all_marks_of_a_kit_must_be_there() -> None:
    assert marks("<script src=chain-common.js></script>") == []
    assert marks("<script src=/settings.js></script>") == []
    assert marks("<span id=timess></span>") == []


def test_the_stronger_rule_of_a_source_is_enough() -> None:
    assert len(marks(f"<script src=/{UUID}></script><script>var __p_1=0</script>")) == 1


@pytest.mark.parametrize("kit", KITS, ids=lambda kit: kit.name)
def test_each_says_who_published_it_and_has_marks(kit: Kit) -> None:
    assert kit.source
    assert kit.sources or kit.scripts or kit.names or kit.texts
