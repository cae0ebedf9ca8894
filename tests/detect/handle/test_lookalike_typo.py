from tests.handles import facts_of

HIT = [
    facts_of("@Uniswpa"),
    facts_of("@Metmask"),
    facts_of("@StargatFinance"),
    facts_of("@0xNovaDOA"),
]
CLEAN = [
    facts_of("@Uniswap"),
    facts_of("@Un1swap"),
    facts_of("@StargateNetwork"),
    facts_of("@pledge"),
    facts_of("@unicorn"),
]
