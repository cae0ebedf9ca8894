"""Time in a plan: payments arrive in block order, and promised money is not promised twice."""

from hueandcry.trace.drill.draws import Draws
from hueandcry.trace.drill.mover import MAX_HOPS, Mover, Step, Task

OWN, LAST = 100, 100_000


def mover() -> Mover:
    return Mover(Draws(1), OWN, LAST)


def test_steps_become_final_in_block_order() -> None:
    one = mover()
    account = one.fresh()
    one.pay(30, 1, account, 5)
    one.pay(10, 2, account, 6)
    one.pay(30, 3, account, 7)
    one.run()
    expected = [Step(10, 2, account, 6), Step(30, 1, account, 5), Step(30, 3, account, 7)]
    assert one.steps == expected
    assert one.held(account) == 18


def test_promised_money_is_gone_at_once_and_there_when_it_arrives() -> None:
    one = mover()
    a, b = one.fresh(), one.fresh()
    one.pay(1, 1, a, 10)
    one.run()
    one.pay(5, a, b, 4)
    assert (one.held(a), one.held(b)) == (6, 0)
    one.run()
    assert (one.held(a), one.held(b)) == (6, 4)


def test_nothing_happens_after_the_last_block() -> None:
    one = mover()
    one.pay(LAST + 1, 1, one.fresh(), 10)
    one.pay(1, 1, OWN, 0)
    one.run()
    assert one.steps == []


def test_a_move_follows_the_arrival() -> None:
    seen = []
    one = mover()
    one.pay(1, 1, one.fresh(), 10, "look", 3)
    one.run({"look": lambda _, now, task: seen.append((now > 1, task))})
    assert seen == [(True, Task(OWN, "look", 3))]


def test_money_gets_weary() -> None:
    one = mover()
    accounts = [one.fresh() for _ in range(MAX_HOPS + 1)]
    one.pay(1, 1, accounts[0], 10)
    one.run()
    for at in range(1, MAX_HOPS):
        one.pay(1 + at, accounts[at - 1], accounts[at], 10)
        one.run()
    assert one.weary(accounts[MAX_HOPS - 1])
    assert not one.weary(accounts[MAX_HOPS - 2])
