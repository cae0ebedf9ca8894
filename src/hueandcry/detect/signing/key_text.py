"""A text whose signature is a key: some services derive an account's key from it."""

from collections.abc import Iterable
from typing import Final

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Message, Request, TypedData
from hueandcry.model.signing import Digests, Site

# Words of the text, in lower case, whose it is, and where alone it may be asked for. They stand in
# the services' client code: matter-labs/zksync, Loopring's SDK, dydxprotocol/v3-client,
# immutable/imx-core-sdk. The last one is used by many (Lighter, zkLink, zkBNB).
_TEXTS: Final = (
    ("access zksync account", "zkSync Lite", ("zksync.io",)),
    ("sign this message to access loopring exchange", "Loopring", ("loopring.io", "loopring.org")),
    ("dydx stark key", "dYdX", ("dydx.exchange",)),
    ("initiated an action with immutable x", "Immutable X", ("immutable.com",)),
    ("only sign this message for a trusted client", "services that derive or register a key", ()),
)


@detector(
    title="The signature is itself a key",
    severity=Severity.HIGH,
    why="Some services make the key of your account there from the signature of a fixed text. "
    "Whoever gets the signature has the key, for good.",
    advice="Sign it only on that service's own site, opened by yourself.",
    references=(
        "https://github.com/matter-labs/zksync",
        "https://github.com/Loopring/loopring_sdk",
    ),
)
def key_text(request: Request, digests: Digests, site: Site) -> Iterable[Hit]:
    """Report such texts, surely where another site asks for them."""
    text = _text(request)
    if not text:
        return
    found = next((row for row in _TEXTS if row[0] in text), None)
    if found is None or _is_of(site.host, found[2]):
        return
    _, service, hosts = found
    asked = f"{site.host} asks for it" if site.host else "no site was told"
    evidence = Evidence(f"the text is the one of {service}; {asked}")
    sure = Confidence.STRONG if site.host and hosts else Confidence.MEDIUM
    yield Hit(service, sure, (evidence,))


def _text(request: Request) -> str:
    match request:
        case Message():
            return bytes.fromhex(request.body[2:]).decode(errors="replace").lower()
        case TypedData():
            return request.document.lower()
        case _:
            return ""


def _is_of(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in hosts)
