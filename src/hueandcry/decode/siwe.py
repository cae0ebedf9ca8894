"""Sign-In with Ethereum texts (EIP-4361): what they say, and where they break its grammar or rules.

Whether one is expired is judged elsewhere: no clock here.
"""

import re
import unicodedata
from datetime import datetime
from typing import Final, NamedTuple

from hueandcry.decode.account import checksummed
from hueandcry.decode.link import parse_link
from hueandcry.decode.unicode import invisible
from hueandcry.model.act import SignIn
from hueandcry.model.errors import NotAnObservable

# Honest ones have some fifteen lines and a thousand characters.
MAX_CHARACTERS: Final = 16_384
MAX_RESOURCES: Final = 20
MAX_FAULTS: Final = 20

_ASKS: Final = "wants you to sign in with your Ethereum account:"
_HEADER: Final = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(\S+) " + re.escape(_ASKS))
_NEAR: Final = re.compile(r"wants? you to (?:sign|log) ?-?in\b|with your ethereum account\b")
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_TIME: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_REQUIRED: Final = ("URI", "Version", "Chain ID", "Nonce", "Issued At")
_ORDER: Final = (*_REQUIRED, "Expiration Time", "Not Before", "Request ID", "Resources")
_RULES: Final = {
    "URI": (_URI, "is no URI"),
    "Version": (re.compile("1"), "is not 1"),
    "Chain ID": (re.compile(r"[0-9]{1,20}", re.ASCII), "is no number"),
    "Nonce": (re.compile(r"[A-Za-z0-9]{8,}"), "is not at least 8 letters and digits"),
    "Issued At": (_TIME, "is no time of RFC 3339"),
    "Expiration Time": (_TIME, "is no time of RFC 3339"),
    "Not Before": (_TIME, "is no time of RFC 3339"),
    "Request ID": (re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%]*"), "has forbidden characters"),
    "Resources": (re.compile(""), "has text on its own line"),
}  # fmt: skip


class _Head(NamedTuple):
    domain: str
    account: str
    statement: str


def looks_like_sign_in(text: str) -> bool:
    """Say whether a text is a sign-in, or would pass for one with a person."""
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    seen = "".join(character for character in plain if unicodedata.category(character) != "Cf")
    return bool(_NEAR.search(" ".join(seen.split()).casefold()))


def read_sign_in(text: str, place: tuple[str, ...]) -> SignIn:
    """Read a sign-in as far as it can be read; what is wrong with it is in `faults`."""
    faults: list[str] = []
    lines = _lines(text, faults)
    first = next((at for at, line in enumerate(lines) if line.startswith("URI: ")), len(lines))
    head = _head(lines[:first], faults)
    fields = _fields(lines[first:], faults)
    _check_hosts(head.domain, fields.get("URI", ""), faults)
    _check_times(fields, faults)
    chain = fields.get("Chain ID", "")
    return SignIn(
        place,
        head.domain,
        fields.get("URI", ""),
        head.account,
        f"eip155:{int(chain)}" if _RULES["Chain ID"][0].fullmatch(chain) else "",
        head.statement,
        fields.get("Nonce", ""),
        fields.get("Issued At", ""),
        fields.get("Expiration Time", ""),
        tuple(faults[:MAX_FAULTS]),
    )


def _lines(text: str, faults: list[str]) -> list[str]:
    if len(text) > MAX_CHARACTERS:
        faults.append(f"the text has more than {MAX_CHARACTERS:,} characters; the rest is not read")
        text = text[:MAX_CHARACTERS]
    if "\r" in text:
        faults.append("the lines end with carriage returns")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if hidden := invisible(text.replace("\n", "")):
        faults.append("characters that show nothing: " + ", ".join(hidden[:8]))
    if text.casefold().count("wants you to sign in") > 1:
        faults.append("a second sign-in stands inside of it")
    return text.split("\n")


def _head(lines: list[str], faults: list[str]) -> _Head:
    header = _HEADER.fullmatch(lines[0]) if lines else None
    if not header:
        faults.append(f'the first line is not "(domain) {_ASKS}"')
    elif header[1] and header[1].lower() != "https":
        faults.append(f"the site is named with the scheme {header[1]}")
    account = lines[1] if len(lines) > 1 else ""
    if not _ADDRESS.fullmatch(account):
        faults.append("the second line is no Ethereum address")
    elif checksummed(account) != account:
        faults.append("the account is not written with its checksum (EIP-55)")
    domain = header[2] if header else ""
    shown = account.lower() if _ADDRESS.fullmatch(account) else ""
    return _Head(domain, shown, _statement(lines[2:], faults))


def _statement(lines: list[str], faults: list[str]) -> str:
    """Return what stands between the account and the fields; one line of it is in order."""
    # EIP-4361 asks for two empty lines where there is no statement; many write one.
    if lines in ([""], ["", ""]):
        return ""
    told = [line for line in lines if line]
    if len(lines) != 3 or lines[0] or lines[2] or len(told) != 1:
        faults.append("the statement is not one line between two empty ones")
    statement = "\n".join(told)
    if not statement.isascii():
        faults.append("the statement has characters beyond ASCII")
    return statement


def _fields(lines: list[str], faults: list[str]) -> dict[str, str]:
    """Return the first value of each field; every other line is a fault."""
    found: dict[str, str] = {}
    resources, last = 0, -1
    for line in lines:
        if line.startswith("- ") and "Resources" in found:
            resources += 1
            _check_resource(line[2:], resources, faults)
            continue
        name, colon, value = line.partition(":")
        if not colon or name not in _ORDER:
            faults.append(f"a line that belongs to no field: {line[:60]!a}")
        elif name in found:
            faults.append(f"{name} stands in it more than once")
        else:
            last = _check_order(name, last, faults)
            found[name] = value.removeprefix(" ")
            _check_value(name, value, faults)
    faults += [f"{name} is missing" for name in _REQUIRED if name not in found]
    return found


def _check_order(name: str, last: int, faults: list[str]) -> int:
    place = _ORDER.index(name)
    if place < last:
        faults.append(f"{name} stands after {_ORDER[last]}")
    return max(place, last)


def _check_value(name: str, value: str, faults: list[str]) -> None:
    blank = "" if name == "Resources" else " "
    rule, words = _RULES[name]
    if not value.startswith(blank) or not rule.fullmatch(value.removeprefix(blank)):
        faults.append(f"{name} {words}: {value.strip()[:60]!a}")


def _check_resource(uri: str, count: int, faults: list[str]) -> None:
    if count == MAX_RESOURCES + 1:
        faults.append(f"it has more than {MAX_RESOURCES} resources")
    if count <= MAX_RESOURCES and not _URI.fullmatch(uri):
        faults.append(f"a resource is no URI: {uri[:60]!a}")


def _check_hosts(domain: str, uri: str, faults: list[str]) -> None:
    """Demand that the site that asks and the page one signs in to are one host."""
    if not domain or not uri:
        return
    if "@" in domain:
        faults.append("the site is written with a user name before its host")
    asking, target = _host("https://" + domain), _host(uri)
    if not asking:
        faults.append(f"the site {domain[:60]!a} is no host")
    elif asking != target:
        faults.append(f"the site is {asking[:60]}, the URI leads to {target[:60] or 'no host'}")


def _host(link: str) -> str:
    try:
        return parse_link(link).host
    except NotAnObservable:
        # Hosts without a dot, such as localhost, are no links, and sites in development use them.
        plain = re.fullmatch(r"https?://([a-z0-9-]{1,63})(?::[0-9]{1,5})?(?:[/?#]\S*)?", link)
        return plain[1] if plain else ""


def _check_times(fields: dict[str, str], faults: list[str]) -> None:
    times = {name: _moment(fields[name]) for name in _ORDER if name in fields and _TIME.fullmatch(
        fields[name]
    )}  # fmt: skip
    faults += [f"{name} is no day or hour there is" for name in times if times[name] is None]
    issued, ends, begins = [
        times.get(name) for name in ("Issued At", "Expiration Time", "Not Before")
    ]
    if ends and issued and ends <= issued:
        faults.append("it expires before it is issued")
    if ends and begins and ends <= begins:
        faults.append("it expires before it is valid")


def _moment(text: str) -> datetime | None:
    # Python reads at most six digits of a second's fraction.
    try:
        return datetime.fromisoformat(re.sub(r"\.\d+", "", text).upper().replace("Z", "+00:00"))
    except ValueError:
        return None
