from tests.examples import link

HIT = [
    link("http://xn--a-ecp.com/"),
]
CLEAN = [
    link("xn--mnchen-3ya.com"),
]
