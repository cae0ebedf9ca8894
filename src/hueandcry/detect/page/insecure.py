"""The site cannot prove who it is: a bad certificate, or a way from https to http."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing


@detector(
    title="The site cannot prove that it is the site",
    severity=Severity.MEDIUM,
    why="With a certificate that does not hold, or without any, whoever sits on the way can be "
    "the site. Forgotten renewals are the usual honest reason; attacks on names look the same.",
    advice="Do not sign in or sign anything there until it is mended. Never click a warning away.",
    references=("RFC 5280", "RFC 9325", "ATT&CK v17 T1557"),
)
def insecure(link: Link, landing: Landing) -> Iterable[Hit]:
    """Report certificates that do not hold and ways from https to http; that page is not read."""
    for fault in landing.faults:
        if fault.kind == "certificate":
            text = f"the certificate of {landing.final} does not hold: {fault.text}"
            yield Hit("certificate", Confidence.MEDIUM, (Evidence(text),))
        elif fault.kind == "downgrade":
            yield Hit("downgrade", Confidence.MEDIUM, (Evidence(fault.text),))
