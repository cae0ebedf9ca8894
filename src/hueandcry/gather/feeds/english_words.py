"""Ordinary English words, from the dictionary the package pyspellchecker carries.

They keep "finance" from reading as "binance". Words of four letters and more, letters only.
"""

import gzip
from io import BytesIO

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.rows import Parsed, WordRow

ADDRESS = "package:spellchecker/resources/en.json.gz"
_SHORTEST = 4
# The unpacked dictionary has 2 MB; anything far larger is not the dictionary.
_MAX_UNPACKED = 64 * 1024 * 1024


def parse(files: dict[str, bytes]) -> Parsed:
    """Read `{word: frequency}`. Raises `FeedFault` where the file is something else."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(files[ADDRESS])) as unpacked:
            data = unpacked.read(_MAX_UNPACKED)
        words = from_json(data, dict[str, int])
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise FeedFault(f"the dictionary cannot be read: {error}") from None
    fit = (w.lower() for w in words if len(w) >= _SHORTEST and w.isascii() and w.isalpha())
    return Parsed(tuple(WordRow(word) for word in dict.fromkeys(fit)))


ENGLISH_WORDS = Feed(
    name="english-words",
    purpose="words",
    addresses=(ADDRESS,),
    licence="MIT (pyspellchecker)",
    redistributable=True,
    parse=parse,
    shipped=True,
)
