from typing import get_args

from hueandcry.gather.groups import grouped
from hueandcry.model.act import AnyAct, Asset, Call, Creation, Payment
from hueandcry.model.signing import Calls, Payments

PAYMENT = Payment((), Asset("eip155:1"), "", "0x" + "a1" * 20, "1", "value")
CALL = Call((), "eip155:1", "", "0x" + "a1" * 20, "0", "", "", (), 0, "nothing")
CREATION = Creation((), "", "0", 1)


def test_each_kind_has_one_fact_even_where_it_holds_nothing() -> None:
    facts = grouped([])
    # A creation stands with the calls.
    assert len({type(fact) for fact in facts}) == len(facts) == len(get_args(AnyAct)) - 1
    assert not any(facts)


def test_acts_keep_their_order_in_their_group() -> None:
    from msgspec.structs import replace

    second = replace(PAYMENT, amount="2")
    facts = {type(fact): fact for fact in grouped([PAYMENT, CALL, second, CREATION])}
    assert facts[Payments] == Payments((PAYMENT, second))
    assert facts[Calls] == Calls((CALL,), (CREATION,))
