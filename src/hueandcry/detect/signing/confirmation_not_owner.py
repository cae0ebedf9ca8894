"""A stored confirmation is not its owner's signature of this transaction."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Confirmations, Recovered

# What `decode.safe.confirmations` calls bytes that can be nobody's signature.
_NO_SIGNATURE: Final = ("not hex", "wrong length", "v is", "no signature of anybody")


@detector(
    title="A stored confirmation is not a signature of this transaction",
    severity=Severity.HIGH,
    why="Every owner signs a hash of the transaction. A signature that belongs to another hash "
    "shows that what its owner signed is not what is shown here. Bybit's last proposal had three "
    "of these, hours before the theft.",
    advice="Do not confirm or execute. Ask every owner which hash the device showed.",
    references=("EIP-712", "https://docs.safe.global/advanced/smart-account-signatures"),
)
def confirmation_not_owner(request: Request, confirmations: Confirmations) -> Iterable[Hit]:
    """Report signatures that recover to somebody else; others' only a node can check."""
    for row in confirmations.rows:
        if row.recovered and (row.recovered != row.owner or row.is_owner is False):
            yield Hit(f"{row.owner} {row.recovered}", Confidence.STRONG, told(_lines(row)))
        elif row.scheme.startswith(_NO_SIGNATURE) or " of another account" in row.scheme:
            text = f"what is filed under {_shown(row.owner)} is no signature: {row.scheme}"
            yield Hit(f"{row.owner} none", Confidence.STRONG, told([text]))
        elif row.is_owner is False:
            text = f"{_shown(row.owner)} confirmed, but is no owner of the account"
            yield Hit(row.owner, Confidence.MEDIUM, told([text]))


def _lines(row: Recovered) -> Iterator[str]:
    when = f" of {row.submitted}" if row.submitted else ""
    if row.recovered != row.owner:
        yield (
            f"the confirmation filed under {_shown(row.owner)}{when} recovers to"
            f" {_shown(row.recovered)} for this transaction's hash"
        )
    if row.is_owner is False:
        yield f"{_shown(row.recovered)} is no owner of the account"
    if row.fits_sibling:
        yield f"it is a valid signature of the other proposal {row.fits_sibling}"


def _shown(account: str) -> str:
    return checksummed(account) if account else "nobody"
