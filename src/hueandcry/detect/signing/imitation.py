"""An account that looks like one the signer knows, and is another."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.likeness import comparison, source_of_likeness, sure
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import History, Imitations, Parties, Signer


@detector(
    title="The address looks like one you know, and is another",
    severity=Severity.HIGH,
    why="Wallets show the ends of an address. Thieves make addresses with the ends of one you pay, "
    "and send dust or forged transfers, so that you copy theirs from your history.",
    advice="Do not sign. Take the address from where you first got it, and compare all of it.",
    references=("ATT&CK v17 T1565.002", "ATT&CK v17 T1036"),
)
def imitation(
    request: Request,
    imitations: Imitations,
    signer: Signer,
    parties: Parties,
    history: History,
) -> Iterable[Hit]:
    """Report look-alikes; less surely where the account is itself known or was paid before."""
    known = known_parties(parties)
    times = {account: count for account, count, _ in history.known}
    for row in imitations.rows:
        if signer.holds(row.account):
            continue
        party = known.get(row.account)
        doubts = [
            *([f"it is itself {party.official[0].brand}'s"] if party and party.official else []),
            *([f"you paid it {times[row.account]} times before"] if row.account in times else []),
        ]
        confidence = Confidence.MEDIUM if doubts else sure(row)
        evidence = (*comparison(row), *map(Evidence, doubts))
        yield Hit(f"{row.account} {row.known}", confidence, evidence, source_of_likeness(row))
