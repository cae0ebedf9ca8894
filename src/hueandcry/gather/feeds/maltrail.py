"""stamparm/maltrail: hosts of North Korean groups, of wallet malware and of miners.

One file a group. `# Reference:` lines stand above each block of rows; a row is a host, a host with
a port, a page, a link, or a path without a host (useless here). Blocks found by hunting on name
fingerprints, certificates or searches of scanners instead of a report: those rows count less.
Faults known: hijacked honest sites stand among the rented ones, mostly by page; nothing is dated.
"""

import re
from collections.abc import Iterator

from hueandcry.decode.link import parse_link
from hueandcry.decode.port import written_port
from hueandcry.gather.feeds.feed import Feed, FeedFault, entry_of
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import IndicatorRow, Parsed, Rejected

_BASE = "https://raw.githubusercontent.com/stamparm/maltrail/master/trails/static/"
# File, family, and the group in words; miners are called by their file.
_GROUPS = (
    ("malware/apt_lazarus", "dprk", "Lazarus Group"),
    ("malware/android_lazarus", "dprk", "Lazarus Group, Android"),
    ("malware/apt_bluenoroff", "dprk", "BlueNoroff"),
    ("malware/apt_kimsuky", "dprk", "Kimsuky"),
    ("malware/apt_37", "dprk", "APT37"),
    ("malware/apt_38", "dprk", "APT38"),
    ("malware/apt_onyxsleet", "dprk", "Onyx Sleet"),
    ("malware/apt_stonefly", "dprk", "Stonefly"),
    ("malware/apt_unc4899", "dprk", "UNC4899"),
    ("malware/konni", "dprk", "Konni"),
    ("malware/hacked_3cx", "dprk", "3CX supply chain"),
    ("malware/hacked_trustwallet", "wallet-malware", "altered Trust Wallet extension"),
    ("malware/cryptoclippy", "wallet-malware", "CryptoClippy"),
    ("malware/metadrain", "wallet-malware", "MetaDrain"),
    ("suspicious/crypto_mining", "mining-pool", "mining pools"),
)
_MINERS = (
    "amend_miner cryrig_miner dero_miner elf_coinminer elf_h2miner elf_pasteminer generic_miner"
    " ghost_miner gupti_miner hollow_miner indone_miner kuago_miner lemonduck_miner loud_miner"
    " m8220_miner mado_miner mass_miner migo_miner minas_miner mrb_miner muse_miner mykings_miner"
    " novel_miner nsabuff_miner osx_coinminer osx_osaminer pcastle_miner phoenix_miner photo_miner"
    " pripyat_miner qwert_miner redtail_miner silentcrypto_miner sysrvhello_miner systemd_miner"
    " wanna_miner watchdog_miner xanthe_miner z0miner zenar_miner"
).split()
FILES = tuple(
    (f"{_BASE}{file}.txt", family, campaign)
    for file, family, campaign in (
        *_GROUPS,
        *((f"malware/{name}", "mining-malware", name.replace("_", " ")) for name in _MINERS),
    )
)
_REFERENCE = re.compile(r"#\s*Ref\w*\s*:\s*(https?://\S+)")
# Fingerprints of a server ("# ETAG-HOST=...") tell that others were sought that have the same.
_FINGERPRINT = re.compile(r"#\s*[A-Z0-9_]+-(?:HOST|IP)(?:/IP)?\s*=")
_SEARCH = re.compile(
    r"://(?:[\w-]+\.)*(?:validin\.com/detail|censys\.io|shodan\.io|fofa\.(?:so|info)|zoomeye\.\w+"
    r"|urlscan\.io/(?:search|domain|ip)|onyphe\.io|hunt\.io/search|netlas\.io|quake\.360\.\w+"
    r"|securitytrails\.com|virustotal\.com/gui/(?:ip-address|domain|search)/)"
)
_LONGEST_REFERENCE = 1_000


def parse(files: dict[str, bytes]) -> Parsed:
    """Read all files. Raises `FeedFault` naming one that holds no host."""
    rows: dict[tuple[str, str, str], IndicatorRow] = {}
    rejected: list[Rejected] = []
    for address, family, campaign in FILES:
        before = len(rows)
        for row in _rows(files[address], address, family, campaign):
            if isinstance(row, Rejected):
                rejected.append(row)
            else:
                _keep(rows, row)
        if len(rows) == before and files[address].strip():
            raise FeedFault(f"{address.rpartition('/')[2]} names no host")
    return Parsed(tuple(rows.values()), tuple(rejected))


def _keep(rows: dict[tuple[str, str, str], IndicatorRow], row: IndicatorRow) -> None:
    """Keep a row once; one told by a report stands before one found by hunting."""
    key = (row.entry, row.port, row.campaign)
    known = rows.get(key)
    if known is None or (known.pivot and not row.pivot):
        rows[key] = row


def _rows(
    data: bytes, address: str, family: str, campaign: str
) -> Iterator[IndicatorRow | Rejected]:
    comments: list[str] = []
    reading = False
    for line in data.decode("utf-8-sig", "replace").splitlines():
        text = line.strip()
        if text.startswith("#"):
            comments = [text] if reading else [*comments, text]
            reading = False
        elif text:
            if not reading:
                reference, pivot = _told_by(comments, address)
            reading = True
            yield _row(text.split("#")[0].strip(), family, campaign, pivot, reference)


def _told_by(comments: list[str], address: str) -> tuple[str, bool]:
    """Return the report a block rests on, and whether it was found by hunting."""
    found = [match[1] for line in comments if (match := _REFERENCE.match(line))]
    told = [url for url in found if not _SEARCH.search(url)]
    pivot = len(told) < len(found) or any(_FINGERPRINT.match(line) for line in comments)
    return (told or found or [address])[0][:_LONGEST_REFERENCE], pivot


def _row(
    text: str, family: str, campaign: str, pivot: bool, reference: str
) -> IndicatorRow | Rejected:
    if text.startswith("/"):
        return Rejected(text[:200], "a path without a host")
    try:
        link = parse_link(text)
    except NotAnObservable as error:
        return Rejected(text[:200], error.message)
    return IndicatorRow(entry_of(link), written_port(link), family, campaign, pivot, reference)


MALTRAIL = Feed(
    name="maltrail",
    purpose="infrastructure",
    addresses=tuple(address for address, _, _ in FILES),
    licence="MIT",
    redistributable=True,
    parse=parse,
)
