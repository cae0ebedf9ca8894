from tests.examples import link

HIT = [
    link("uni.swap-claim.xyz"),
    link("coinba.se"),
]
CLEAN = [
    link("uniform.swap.com"),
    link("ledge.rs.com"),
]
