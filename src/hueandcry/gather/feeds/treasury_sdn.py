"""The list of Specially Designated Nationals as the US Treasury (OFAC) itself publishes it.

Two feeds of one list: the plain document, and the advanced one, which alone tells since when a
holder is listed. Either is read as XML or in a ZIP archive (`sdn_documents` knows their shapes).
Neither tells since when a single account is listed: one can be added years after its holder.
Written from the documentation; not tried on the live files.
"""

import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hueandcry.decode.account import account_fault
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.labelling import ANY_EVM, entity_of, sort_out
from hueandcry.gather.feeds.ofac import chain_of_asset
from hueandcry.gather.feeds.sdn_documents import Party, read_sdn
from hueandcry.model.rows import LabelRow, Parsed, Rejected

_EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
SDN, SDN_ADVANCED = f"{_EXPORTS}SDN.XML", f"{_EXPORTS}SDN_ADVANCED.ZIP"
_DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
# The advanced document has 126 MB today, some ten times its archive.
MAX_UNPACKED: Final = 512 * 2**20
# The trees of one piece live together: pieces of 1 MiB take the collector twice as long.
_CHUNK: Final = 2**16
# Names are cut at 200 characters in all: programmes and dates must stay readable behind the holder.
_LONGEST_HOLDER, _MOST_PROGRAMMES = 100, 6


def parse(files: dict[str, bytes], *, address: str) -> Parsed:
    """Read the list. Raises `FeedFault` where it is no SDN list, or one without any account."""
    published, parties = read_sdn(_chunks(files[address]))
    parsed = sort_out(row for party in parties for row in _rows(party, published))
    return Parsed(parsed.rows, parsed.rejected, published)


def _chunks(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        yield from _unpacked(data)
        return
    for start in range(0, len(data), _CHUNK):
        yield data[start : start + _CHUNK]


def _unpacked(data: bytes) -> Iterator[bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(_xml_of(archive)) as packed:
            size = 0
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > MAX_UNPACKED:
                    raise FeedFault(f"it unpacks to more than {MAX_UNPACKED // 2**20} MiB")
                yield chunk
    # RuntimeError: the member is encrypted.
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise FeedFault(f"no ZIP archive: {str(error)[:200]}") from None


def _xml_of(archive: ZipFile) -> ZipInfo:
    for member in archive.infolist():
        known = member.compress_type in {ZIP_STORED, ZIP_DEFLATED}
        if known and member.filename.lower().endswith(".xml"):
            return member
    raise FeedFault("the archive holds no XML")


def _rows(party: Party, published: str) -> Iterator[LabelRow | Rejected]:
    name, entity = _words(party), entity_of(party.holder)
    told = _DETAILS + party.uid[:20]
    for asset, account in party.accounts:
        if chain := _chain(asset, account):
            yield LabelRow(chain, account, name, entity, "sanctioned", 1.0, published, told)
        else:
            yield Rejected(account[:200], f"no chain is known for the asset {asset[:40]}")


def _words(party: Party) -> str:
    """Return the label: who holds it, under which programmes, and since when he is listed."""
    shown = list(dict.fromkeys(party.programmes))[:_MOST_PROGRAMMES]
    details = [", ".join(shown)] if shown else []
    details += [f"holder listed {party.listed}"] if party.listed else []
    said = f" ({'; '.join(details)})" if details else ""
    return f"OFAC SDN: {party.holder[:_LONGEST_HOLDER]}{said}"


def _chain(asset: str, account: str) -> str | None:
    """Return the chain of an account: an Ethereum address is one whatever its asset."""
    known = chain_of_asset(asset, account)
    return known or (None if account_fault(ANY_EVM, account) else ANY_EVM)


def _feed(name: str, address: str) -> Feed:
    return Feed(
        name=name,
        purpose="sanctions",
        addresses=(address,),
        licence="public domain (US government)",
        redistributable=True,
        parse=partial(parse, address=address),
        optional=True,
    )


TREASURY_SDN = _feed("treasury-sdn", SDN)
TREASURY_SDN_DATES = _feed("treasury-sdn-dates", SDN_ADVANCED)
