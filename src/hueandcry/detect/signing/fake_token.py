"""A contract calls itself like a listed token, and is another."""

from collections.abc import Iterable

from hueandcry.decode.account import checksummed
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Namesake, Namesakes
from hueandcry.model.source import Source


@detector(
    title="A token that bears another's name",
    severity=Severity.HIGH,
    why="Anybody can give a contract the name of a known token, or one that looks the same. "
    "Thieves do so to have worthless tokens taken for real ones.",
    advice="Compare the contract with the one the token's maker names, to the last digit.",
    references=("https://tokenlists.org", "Unicode UTS 39", "ATT&CK v17 T1656"),
)
def fake_token(request: Request, namesakes: Namesakes) -> Iterable[Hit]:
    """Report namesakes; a name made of look-alike letters has no honest use."""
    del request
    for row in namesakes.rows:
        confidence = Confidence.MEDIUM if row.same else Confidence.STRONG
        listed = row.listed
        source = Source(listed.source, listed.date, listed.reference)
        yield Hit(f"{row.contract} {listed.contract}", confidence, (_evidence(row),), (source,))


def _evidence(row: Namesake) -> Evidence:
    listed = row.listed
    text = (
        f'{checksummed(row.contract)} calls itself "{row.claimed}"; {listed.name} ({listed.symbol})'
        f" of {listed.source} is {checksummed(listed.contract)}"
    )
    if row.same:
        return Evidence(text)
    alike = listed.symbol if len(row.claimed) == len(listed.symbol) else listed.name
    return Evidence(text, seen=row.claimed, known=alike)
