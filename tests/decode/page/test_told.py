from hueandcry.decode.page.told import told
from hueandcry.model.page import Certificate, Hop, Landing
from tests.pages import SEED, page


def test_tells_every_hop_the_certificate_and_the_title() -> None:
    certificate = Certificate("Org, R1", ("a.test",), "2026-01-01T00", "2026-04-01T00", "TLSv1.3")
    hops = (Hop("https://a.test/", "8.8.8.8", 302, "location"), Hop("https://b.test/", "", 0))
    landing = Landing(
        hops, "https://b.test/", 0, "", "", 0, False, ("a.test", "b.test"), certificate
    )
    assert list(told(landing, page(SEED))) == [
        "opened https://a.test/ (status 302, 8.8.8.8)",
        "did not reach https://b.test/",
        "its certificate is Org, R1's, of 2026-01-01 to 2026-04-01",
        'its title is "Wallet validation"',
    ]
