from tests.examples import link

HIT = [
    link("https://sites.test/view/claim-now?x=1", blocked="sites.test/view/claim-now"),
    link("https://sites.test/view/claim-now/step", blocked="sites.test/view/claim-now"),
]
CLEAN = [
    link("https://sites.test/view/claim-nowhere", blocked="sites.test/view/claim-now"),
    link("https://sites.test/", blocked="sites.test/view"),
]
