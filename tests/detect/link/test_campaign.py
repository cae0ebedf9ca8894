from hueandcry.decode.link import parse_link
from hueandcry.model.campaign import UNIT, CampaignLikeness, Weighed
from hueandcry.model.fact import HostParts
from tests.examples import Facts

LINK = parse_link("claim-monad.xyz")
PARTS = HostParts("xyz", "claim-monad", (), "claim-monad.xyz", "")
ROWS = (Weighed('the word "claim"', 3 * UNIT),)
HIT = [Facts(LINK, (CampaignLikeness(4 * UNIT, UNIT, "2026-11-01", ROWS), PARTS))]
CLEAN = [Facts(LINK, (CampaignLikeness(UNIT, UNIT, "2026-11-01", ()), PARTS))]
