"""What a mixer's pool shows: equal deposits in, equal withdrawals out, and no link between them.

A lead says how likely a withdrawer is one of a depositor's; a candidate says the same of one
deposit and one withdrawal. Neither is a fact. Chances are whole numbers of `ONE` = 10^9, so that
sums are exact. Accounts are lower-case hex, times Unix seconds, fees base units of the pool's coin.
"""

from typing import Final

from msgspec import Struct

ONE: Final = 10**9
# A weight of 1.0: the odds are e times as high.
UNIT: Final = 4096


class MixerDeposit(Struct, frozen=True):
    """One deposit. `pool` names chain, contract and denomination; `depositor` sent it."""

    pool: str
    tx: str
    log_index: int
    time: int
    depositor: str
    gas_price: int | None = None


class MixerWithdrawal(Struct, frozen=True):
    """One withdrawal. `fee` is what went to a relayer: 0 where the recipient's side paid the gas.

    `relayer` and `gas_price` are None where the source does not tell.
    """

    pool: str
    tx: str
    log_index: int
    time: int
    recipient: str
    fee: int
    relayer: str | None = None
    gas_price: int | None = None


class Reason(Struct, frozen=True):
    """One signal, what it showed, and what that weighs.

    `weight` is in natural log odds; where it is `assumed` (told by the literature and measured by
    nobody), it is the chance the signal gives by itself.
    """

    signal: str
    shows: str
    weight: float
    assumed: bool


class MixerWeights(Struct, frozen=True):
    """What signals weigh, learned from labelled withdrawals, and what is assumed of others.

    `weights` and `bias` are log odds in units of 1/`UNIT`; `assumed` are chances in thousandths,
    and `fill` in thousandths how much of a labelled batch had left again within the window.
    `learned_from` and `how` say from what and how, `pairs` how many (all, right ones).
    """

    learned_from: str
    how: str
    pairs: tuple[int, int]
    fill: int
    bias: int
    weights: dict[str, dict[str, int]]
    assumed: dict[str, dict[str, int]]


class MixerBatch(Struct, frozen=True):
    """Deposits of one depositor into one pool without a long pause, in the order of the chain."""

    pool: str
    depositor: str
    deposits: tuple[MixerDeposit, ...]


class MixerLead(Struct, frozen=True):
    """A withdrawer who may be the depositor of a batch, with all withdrawals that may be of it."""

    batch: MixerBatch
    withdrawer: str
    withdrawals: tuple[MixerWithdrawal, ...]
    chance: int
    reasons: tuple[Reason, ...]


class MixerCandidate(Struct, frozen=True):
    """A deposit that may have left by this withdrawal, with `chance` of `ONE`.

    `lead` is the chance that the withdrawal belongs to any deposit of the batch: what a reader
    judges by, since a batch of eighty gives each pair little.
    """

    deposit: MixerDeposit
    withdrawal: MixerWithdrawal
    chance: int
    lead: int
    reasons: tuple[Reason, ...]


class Demixed(Struct, frozen=True):
    """All leads and candidates, best first, and in words what was left out or refused."""

    leads: tuple[MixerLead, ...]
    candidates: tuple[MixerCandidate, ...]
    left_out: tuple[str, ...]
