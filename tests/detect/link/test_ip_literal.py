from tests.examples import link

HIT = [
    link("http://0x7f000001/"),
    link("http://2130706433/"),
    link("192.0.2.1"),
    link("http://[2001:db8::1]/"),
]
CLEAN = [
    link("192-0-2-1.example.com"),
]
