from hueandcry.detect.link.dprk_infrastructure import dprk_infrastructure
from hueandcry.model.finding import Confidence
from tests.examples import hits
from tests.infrastructure import indicator, known

HIT = [known(indicator("dprk")), known(indicator("dprk", pivot=True))]
CLEAN = [known(), known(indicator("mining-pool")), known(indicator("wallet-malware"))]


def test_the_group_and_the_report_are_told() -> None:
    (hit,) = hits(dprk_infrastructure, known(indicator("dprk")))
    assert hit.confidence is Confidence.STRONG
    assert "BlueNoroff" in hit.evidence[0].text
    assert hit.sources[0].reference == "https://report.test/zoom"


def test_hunting_another_port_and_popular_sites_make_it_less_sure() -> None:
    for example in (
        known(indicator("dprk", pivot=True)),
        known(indicator("dprk", same_port=False)),
        known(indicator("dprk"), popular=5),
    ):
        (hit,) = hits(dprk_infrastructure, example)
        assert hit.confidence is Confidence.MEDIUM


def test_two_groups_are_two_findings() -> None:
    rows = (indicator("dprk"), indicator("dprk", campaign="Kimsuky"))
    assert len(hits(dprk_infrastructure, known(*rows))) == 2
