"""JSON files of a tar.gz archive, read in memory: nothing is unpacked to disk."""

import re
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from gzip import GzipFile
from io import BytesIO
from typing import Final

from hueandcry.gather.feeds.feed import FeedFault

# The registry of ERC-7730 has 1,000 members and unpacks to 3 MB, its largest file to 60 KB. Some
# times that leaves room to grow; an archive made to fill the memory ends here.
MAX_FILES, MAX_BYTES, MAX_FILE_BYTES = 20_000, 64 * 2**20, 2 * 2**20
# Names as they are kept and shown: no control characters, no way out of the archive.
_NAME: Final = re.compile(r"[\w.+ ()@-]+(?:/[\w.+ ()@-]+){0,7}", re.ASCII)
_LONGEST_NAME: Final = 200


def json_files(data: bytes, folders: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name (without the archive's own folder) and text of each JSON file in the folders.

    Raises `FeedFault` for what is no such archive or too large. Links, sparse files and names of
    other characters are passed over; of two of one name the later comes last.
    """
    try:
        with GzipFile(fileobj=BytesIO(data)) as packed:
            whole = packed.read(MAX_BYTES + 1)
        if len(whole) > MAX_BYTES:
            raise FeedFault(f"the archive unpacks to more than {MAX_BYTES // 2**20} MiB")
        yield from _files(whole, folders)
    # Headers that announce headers are read by recursion.
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise FeedFault(f"no tar.gz archive: {str(error)[:200]}") from None


def _files(whole: bytes, folders: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(whole), mode="r:") as archive:
        for number, member in enumerate(archive):
            if number >= MAX_FILES:
                raise FeedFault(f"the archive holds more than {MAX_FILES:,} files")
            name = member.name.partition("/")[2]
            # A sparse file may claim any size.
            if not member.isreg() or member.issparse() or not _wanted(name, folders):
                continue
            if member.size > MAX_FILE_BYTES:
                raise FeedFault(f"{name} is larger than {MAX_FILE_BYTES // 2**20} MiB")
            file = archive.extractfile(member)
            if file:
                yield name, file.read()


def _wanted(name: str, folders: Sequence[str]) -> bool:
    if not name.endswith(".json") or len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return False
    parts = name.split("/")
    return parts[0] in folders and not {".", ".."} & set(parts)
