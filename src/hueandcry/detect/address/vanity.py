"""An address that was ground to begin and end with zeros."""

from collections.abc import Iterable

from hueandcry.decode.account import checksummed, is_evm
from hueandcry.decode.ground_address import is_ground
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_known
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Address
from hueandcry.model.signing import Parties


@detector(
    title="The address is ground to be mistaken for an empty one",
    severity=Severity.HIGH,
    why="Drainer kits make addresses that begin and end with zeros: shortened by a wallet they "
    "read 0x0000...0000, which people take for nobody. One of four billion addresses is so by "
    "chance. An honest contract may have been made so too, seldom.",
    advice="Do not approve it or send to it, unless whoever runs it publishes exactly this "
    "address.",
    references=("ATT&CK v17 T1657", "https://revoke.cash/learn/approvals"),
)
def vanity(address: Address, parties: Parties) -> Iterable[Hit]:
    """Report four zeros at each end, unless a source knows whose it is."""
    ground = is_evm(address.chain) and is_ground(address.account)
    if ground and not is_known(parties.of(address.account)):
        shown = checksummed(address.account)
        text = f"{shown} begins and ends with four zeros, and no source knows whose it is"
        yield Hit("vanity", Confidence.MEDIUM, (Evidence(text),))
