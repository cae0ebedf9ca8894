import pytest

from hueandcry.gather.fetch.limits import FetchEnded, Limits, Patience

LIMITS = Limits(total=100.0, first_byte=10.0, silence=5.0, grace=2.0, rate=50.0, head_bytes=10,
                body_bytes=400)  # fmt: skip


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_first_byte_has_a_deadline_of_its_own() -> None:
    clock = Clock()
    patience = Patience(LIMITS, clock)
    clock.now = 9.0
    assert patience.wait() == 1.0
    clock.now = 10.0
    with pytest.raises(FetchEnded, match="no answer in 10 seconds"):
        patience.wait()


def test_bytes_must_keep_coming() -> None:
    clock = Clock()
    patience = Patience(LIMITS, clock)
    patience.got(100)
    assert patience.wait() == 5.0
    assert patience.silent().fault.kind == "timeout"


def test_a_drip_is_too_slow_after_the_grace() -> None:
    clock = Clock()
    patience = Patience(LIMITS, clock)
    patience.got(1)
    clock.now = 2.0
    patience.got(1)
    clock.now = 3.0
    with pytest.raises(FetchEnded) as ended:
        patience.got(1)
    assert ended.value.fault.kind == "slow"


def test_all_hops_share_one_deadline() -> None:
    clock = Clock()
    patience = Patience(LIMITS, clock)
    clock.now = 99.0
    patience.restart(hop=True)
    assert patience.wait() == 1.0
    clock.now = 101.0
    with pytest.raises(FetchEnded, match="more than 100 seconds"):
        patience.left(5.0)


def test_bytes_of_a_hop_are_counted_over_its_restarts() -> None:
    patience = Patience(LIMITS, Clock())
    patience.got(LIMITS.wire_bytes)
    patience.restart()
    with pytest.raises(FetchEnded) as ended:
        patience.got(1)
    assert ended.value.fault.kind == "cut"
    patience.restart(hop=True)
    patience.got(LIMITS.wire_bytes)
