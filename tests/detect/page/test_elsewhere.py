from hueandcry.model.page import Hop
from tests.pages import NEWS, example, landing

OVER = (Hop("https://short.test/a", "8.8.8.8", 301, "location", "https://shop.test/"),)
HIT = [example(NEWS, at=landing(over=OVER)), example(at=landing(over=OVER, read=False, status=0))]
CLEAN = [example(NEWS)]
