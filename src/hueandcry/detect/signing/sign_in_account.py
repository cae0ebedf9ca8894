"""A sign-in text for another account than the signer's."""

from collections.abc import Iterable

from hueandcry.decode.account import checksummed
from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Signer, SignIns


@detector(
    title="The sign-in is for another account",
    severity=Severity.MEDIUM,
    why="A site that knows your account writes it into the text. One that does not fit was made "
    "for somebody else, or for a signature you cannot give.",
    advice="Check which account your wallet has chosen, and load the site anew.",
    references=("EIP-4361",),
)
def sign_in_account(request: Request, sign_ins: SignIns, signer: Signer) -> Iterable[Hit]:
    """Report accounts that are not the signer's."""
    for row in sign_ins.rows:
        if signer.account and row.account and not signer.holds(row.account):
            text = f"the text names {checksummed(row.account)}"
            yours = f"the signer is {checksummed(signer.account)}"
            yield Hit(row.account, Confidence.MEDIUM, told([text, yours]))
