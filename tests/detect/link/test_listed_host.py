from tests.examples import link

HIT = [
    link("listed.com", blocked="listed.com"),
    link("https://a.b.listed.com/x", blocked="listed.com"),
    link("curve.com", blocked="curve.com", allowed="curve.com"),
]
CLEAN = [
    link("notlisted.com", blocked="listed.com"),
    link("listed.com", blocked="app.listed.com"),
    link("https://listed.com/other", blocked="listed.com/page"),
    link("https://sites.test/page", blocked="sites.test"),
]
