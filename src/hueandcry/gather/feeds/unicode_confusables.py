"""Unicode confusables.txt: which characters look like which (UTS 39 §4, "Confusable Detection").

Lines are `source ; target ; MA # comment` in hexadecimal code points. Sources of more than one
character do not occur and would be rejected; ASCII sources are left out, as the fold of ASCII
look-alikes is our own (UTS 39 maps m to rn).
"""

from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.rows import ConfusableRow, Parsed, Rejected

ADDRESS = "https://www.unicode.org/Public/security/latest/confusables.txt"


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the table. Raises `FeedFault` where no line is a mapping."""
    try:
        lines = files[ADDRESS].decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise FeedFault(f"confusables.txt is not UTF-8: {error}") from None
    rows: list[ConfusableRow] = []
    rejected: list[Rejected] = []
    published = ""
    for line in lines:
        if line.startswith("# Date:"):
            published = line.removeprefix("# Date:").strip()[:10]
        mapping = line.partition("#")[0]
        if mapping.strip():
            try:
                rows += _row(mapping)
            except (ValueError, OverflowError):
                rejected.append(Rejected(mapping[:200], "no mapping of code points"))
    if not rows:
        raise FeedFault("confusables.txt holds no mapping")
    return Parsed(tuple(rows), tuple(rejected), published)


def _row(mapping: str) -> list[ConfusableRow]:
    source, target, _kind = (field.split() for field in mapping.split(";"))
    (character,) = (chr(int(point, 16)) for point in source)
    prototype = "".join(chr(int(point, 16)) for point in target)
    if any("\ud800" <= c <= "\udfff" for c in character + prototype) or not prototype:
        raise ValueError(mapping)
    return [] if character.isascii() else [ConfusableRow(character, prototype)]


UNICODE_CONFUSABLES = Feed(
    name="unicode-confusables",
    purpose="confusables",
    addresses=(ADDRESS,),
    licence="Unicode License v3",
    redistributable=True,
    parse=parse,
)
