"""Marks of known drainer kits and of techniques only thieves need, each with who published it.

Names of files, variables and settings are facts about the kits; nothing of their code is here. Kits
are rewritten often: that none is found says nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hueandcry.decode.page.document import Document
from hueandcry.decode.page.wording import excerpt
from hueandcry.model.page import Mark

_IOK: Final = "https://github.com/phish-report/IOK/blob/main/indicators"
_UUID: Final = (
    r"(?:^|/)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.js(?:[?#]|$)"
)


class Kit(Struct, frozen=True):
    """A kit, and what must all be there: addresses of scripts, in scripts, names in the markup.

    `strong` says that together they have no honest use known.
    """

    name: str
    source: str
    sources: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    strong: bool = True


KITS: Final = (
    Kit(
        "a drainer configured by settings.js", f"{_IOK}/drainer-settings-crypto-scam.yml",
        sources=(r"(?:^|/)settings\.js(?:[?#]|$)",),
        scripts=(r"\breceiveAdd?ress\b|\bwebhookURL\b",),
    ),
    Kit(
        "Monkey Drainer", f"{_IOK}/crypto-monkey-drainer-65ftuybhy.yml",
        sources=(r"(?:^|/)chain-common\.js$", r"(?:^|/)chain-bundle\.js$"),
    ),
    Kit(
        "Inferno Drainer (script named by a UUID)", "https://github.com/phish-report/IOK/pull/247",
        sources=(_UUID,), scripts=(r"\bvar __p_",),
    ),
    Kit(
        "a script named by a UUID, as Inferno Drainer's is",
        "https://github.com/phish-report/IOK/pull/247", sources=(_UUID,), strong=False,
    ),
    Kit(
        "a kit that loads assets/web3-provider.js",
        "https://gist.github.com/IlluminatiFish/aa540aac9880386cf73bf2c947ebb8ee",
        sources=(r"(?:^|/)assets/web3-provider\.js(?:[?#]|$)",), strong=False,
    ),
    Kit(
        "a fake mint drainer", f"{_IOK}/eth-drainer-ea8f67e.yml",
        scripts=(r"\bconst collectionInfo\s*=\s*\{", r"\bsocialMedia\s*:\s*\{"), strong=False,
    ),
    Kit(
        "Asli drainer", f"{_IOK}/asli-drainer-ea8f67e.yml", names=("timess",),
        texts=("all other links are fake",),
    ),
    Kit(
        "a fake wallet fix", f"{_IOK}/cryptocurrency-stealer-i01izs.yml",
        texts=("smart fix for easy wallet procedures",),
    ),
    Kit(
        "a drainer's settings (smallest value to drain)",
        "https://github.com/kuizuo/js-deobfuscator/blob/main/example/lamz/output.js",
        scripts=(r"\bminimalDrainValue\b|\blogDrainingStrategy\b",),
    ),
    Kit(
        "a drainer that reports to Telegram",
        "https://github.com/yxsec/DeepTx/tree/main/dataset/malicious",
        scripts=(r"\btgMsgCount\b", r"\bZAPPER_MATCH\b|\bMORALIS_MATCH\b"),
    ),
    Kit(
        "sends what is typed to a Telegram bot", "ATT&CK T1567",
        scripts=(r"api\.telegram\.org/bot",), strong=False,
    ),
    Kit(
        "sends what is typed to a Discord webhook", "ATT&CK T1567.004",
        scripts=(r"discord(?:app)?\.com/api/webhooks/",), strong=False,
    ),
)  # fmt: skip


def kit_marks(document: Document, text: str) -> Iterator[Mark]:
    """Yield the kits whose marks are all there; `text` is title and text in plain form."""
    strong: set[str] = set()
    for kit in KITS:
        seen = _seen(kit, document, text)
        # The weaker rule for the same source adds nothing to the stronger one.
        if seen and kit.source not in strong:
            yield Mark("script", kit.name, seen, kit.strong, kit.source)
            if kit.strong:
                strong.add(kit.source)


def _seen(kit: Kit, document: Document, text: str) -> str:
    """Return what of the page is this kit's, empty unless all of it is there."""
    found = [
        next((source for source in document.sources if re.search(pattern, source)), "")
        for pattern in kit.sources
    ]
    for pattern in kit.scripts:
        match = re.search(pattern, document.scripts)
        found.append(excerpt(document.scripts, match.start(), match.end()) if match else "")
    found += [f'"{name}"' if name in document.names else "" for name in kit.names]
    for words in kit.texts:
        found.append(f'"{words}"' if words in text else "")
    return "; ".join(part.replace("://", "[:]//")[:200] for part in found) if all(found) else ""
