from hueandcry.detect.link.mining_host import mining_host
from hueandcry.model.finding import Confidence
from tests.examples import hits
from tests.infrastructure import indicator, known

HIT = [known(indicator("mining-pool")), known(indicator("browser-miner"))]
CLEAN = [known(), known(indicator("dprk")), known(indicator("mining-malware"))]


def test_a_pool_is_an_honest_service_by_itself() -> None:
    (pool,) = hits(mining_host, known(indicator("mining-pool")))
    (script,) = hits(mining_host, known(indicator("browser-miner")))
    assert (pool.confidence, script.confidence) == (Confidence.WEAK, Confidence.MEDIUM)
