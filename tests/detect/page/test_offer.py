from tests.pages import CLAIM, GIVEAWAY, NEWS, example, landing

DAILY = "<p>Our plan: earn 3.5% daily, guaranteed profit.</p>"
FEE = "<p>To withdraw your funds a withdrawal fee of 200 USDT is required.</p>"
RATES = "<p>Market price: 1 BTC = 60,000 USDT. Our rate: 1 BTC = 66,000 USDT.</p>"
HIT = [example(GIVEAWAY), example(DAILY), example(FEE), example(RATES)]
CLEAN = [
    example(CLAIM),
    example(NEWS),
    example(GIVEAWAY, at=landing(rank=900)),
    example("<p>Send 1 BTC and receive 0.99 BTC.</p>"),
    example("<p>Bitcoin fell by 3.5% a day after the meeting.</p>"),
    example("<p>Earn 4% APY. The return is 0.01% daily.</p>"),
    example("<p>Market price: 1 BTC = 60,000 USDT. Our rate: 1 BTC = 60,300 USDT.</p>"),
]
