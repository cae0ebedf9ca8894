"""A signature over a hash nobody can read."""

from collections.abc import Iterable

from hueandcry.detect.acts import told, where
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Message, Request
from hueandcry.model.signing import BlindSignatures


@detector(
    title="A signature over something nobody can read",
    severity=Severity.HIGH,
    why="Behind 32 bytes may stand a transaction that sends everything, or an order that sells it "
    "for nothing. Wallets have dropped eth_sign for that reason; a hash as a personal message "
    "works against contracts that accept it, Safe's among them.",
    advice="Do not sign. Ask for the data themselves, as typed data or a transaction.",
    references=("EIP-191", "https://support.metamask.io/privacy-and-security/what-is-eth_sign"),
)
def blind_signature(request: Request, signatures: BlindSignatures) -> Iterable[Hit]:
    """Report hashes as messages surely, and those that contracts are to approve."""
    # Safes approve and vouch by hash in the normal way of things, which makes it no clearer.
    sure = Confidence.STRONG if isinstance(request, Message) else Confidence.MEDIUM
    for row in signatures.rows:
        text = f"{row.what}: {row.digest}{where(row)}"
        yield Hit(" ".join((row.what, row.digest, *row.place)), sure, told([text]))
