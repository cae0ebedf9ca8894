"""Small pools for the tests of mixers. Accounts are made up; times are in hours."""

from collections.abc import Iterable

from hueandcry.model.mixer import MixerDeposit, MixerWeights, MixerWithdrawal
from hueandcry.trace.crossings.mixer_pool import HOUR

POOL = "eip155:1 pool of 100"
START = 1_650_000_000
FEE = 350_000_000_000_000_000

# Soon, by relayer, only here: weights of the size of the shipped ones, written down so that the
# tests do not move with them.
WEIGHTS = MixerWeights(
    learned_from="",
    how="",
    pairs=(0, 0),
    fill=1000,
    bias=-8192,
    weights={
        "life": {"only in the window": 4096, "before the batch": -8192},
        "paid": {"relayed": 4096, "self-paid": -8192},
        "lag": {"0-30 min": 4096, "30 min-2 h": 4096, "18 h or more": -8192},
    },
    assumed={
        "address": {"the depositor itself": 900},
        "linked": {"direct transfer": 500},
        "gas price": {"the same, and nobody else's": 500},
        "denominations": {"the same counts in each pool": 300},
    },
)


def deposit(
    depositor: str, hour: float, tx: str = "", pool: str = POOL, gas_price: int | None = None
) -> MixerDeposit:
    """Make a deposit; without a hash of its own it gets one from account and time."""
    time = START + round(hour * HOUR)
    return MixerDeposit(pool, tx or f"in {depositor} {time}", 0, time, depositor, gas_price)


def withdrawal(
    recipient: str,
    hour: float,
    fee: int = FEE,
    pool: str = POOL,
    gas_price: int | None = None,
) -> MixerWithdrawal:
    """Make a withdrawal, by a relayer unless the fee is 0."""
    time = START + round(hour * HOUR)
    tx = f"out {recipient} {time}"
    return MixerWithdrawal(pool, tx, 0, time, recipient, fee, gas_price=gas_price)


def deposits(depositor: str, hours: Iterable[float]) -> list[MixerDeposit]:
    """Make deposits of one account."""
    return [deposit(depositor, hour) for hour in hours]


def withdrawals(recipient: str, hours: Iterable[float], fee: int = FEE) -> list[MixerWithdrawal]:
    """Make withdrawals of one account."""
    return [withdrawal(recipient, hour, fee) for hour in hours]
