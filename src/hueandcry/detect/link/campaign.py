"""The name is put together as names of recently listed campaigns are: `fastdappssolution.com`."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.campaign import UNIT, CampaignLikeness
from hueandcry.model.fact import HostParts
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The name is like those of recent phishing campaigns",
    severity=Severity.MEDIUM,
    why="Campaigns use hundreds of names a month, put together from the same words. A model learned"
    " from dated lists sees their likeness; it knows no brand and has not seen the page. About one"
    " honest crypto site in 200 has such a name.",
    advice="Look twice: come to the site from the project's own page, and do not connect a wallet"
    " or sign anything here before.",
    references=("ATT&CK v17 T1583.001", "docs/campaign-model.md"),
)
def campaign(link: Link, likeness: CampaignLikeness, parts: HostParts) -> Iterable[Hit]:
    """Report a score above the line, with what weighed. Never more than CAUTION alone."""
    above = (likeness.score - likeness.line) / UNIT
    said = f"above the line by {above:.1f}; learned on {likeness.trained}"
    weighed = (
        Evidence(f"{row.said} ({row.weight / UNIT:+.1f})") for row in likeness.weighed if row.weight
    )
    yield Hit(parts.registrable, Confidence.MEDIUM, (Evidence(said), *weighed))
