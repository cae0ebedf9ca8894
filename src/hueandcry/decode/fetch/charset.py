"""The text of a page: which letters its bytes stand for, told by the server or the page.

Source: Encoding standard (WHATWG) for names, HTML standard ("determining the character encoding")
for the order: byte order mark, Content-Type, `<meta charset>` in the first 1,024 bytes. Only the
standard's encodings are taken: Python knows codecs that are no alphabet at all.
"""

import re
from typing import Final, NamedTuple

_LABELS: Final = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "cp1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 latin1 l1 ascii us-ascii iso_8859-1",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "cp866": "ibm866 cp866 866",
    "iso8859_2": "iso-8859-2 latin2 l2",
    "iso8859_5": "iso-8859-5 cyrillic",
    "iso8859_7": "iso-8859-7 greek",
    "iso8859_8": "iso-8859-8 hebrew",
    "iso8859_15": "iso-8859-15 latin-9 l9",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u koi8-ru",
    "gb18030": "gb18030 gbk gb2312 x-gbk chinese",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp",
    "shift_jis": "shift_jis shift-jis sjis windows-31j ms_kanji x-sjis",
    "cp949": "euc-kr korean ks_c_5601-1987 windows-949",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2",
    "utf-16-be": "utf-16be",
}
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_PARAMETER = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]{1,80})""", re.IGNORECASE)
_META_WINDOW: Final = 1_024


class Text(NamedTuple):
    """The text, the encoding it was read in, and what is wrong with what was told of it."""

    text: str
    charset: str
    fault: str = ""


def text_of(body: bytes, content_type: str, limit: int) -> Text:
    """Read a body; bytes that stand for nothing become U+FFFD. At most `limit` characters."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return _read(body[len(mark) :], codec, limit)
    told = _PARAMETER.search(content_type)
    label = told[1] if told else ""
    fault = ""
    if label and not _codec(label):
        fault = f"there is no encoding {label[:40]!r}"
        label = ""
    if not label:
        meta = _META.search(body[:_META_WINDOW])
        # The standard: a page that could be read so far is not in UTF-16.
        label = meta[1].decode("ascii") if meta else "utf-8"
        label = "utf-8" if (_codec(label) or "utf-16").startswith("utf-16") else label
    return _read(body, _codec(label), limit, fault)


def _read(body: bytes, codec: str, limit: int, fault: str = "") -> Text:
    # Four bytes a character at most, so that no more than the limit is decoded.
    return Text(body[: 4 * limit].decode(codec, "replace")[:limit], codec, fault)


def _codec(label: str) -> str:
    wanted = label.lower()
    return next((codec for codec, names in _LABELS.items() if wanted in names.split()), "")
