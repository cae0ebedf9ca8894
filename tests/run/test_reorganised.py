"""What counts as a reorganisation: another hash, or a block that is not there; no failed answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hueandcry.gather.history import AccountHistory, Head, Left, LikelyService, NoSuchBlock, Span
from hueandcry.model.errors import Unreachable
from hueandcry.run.reorganised import take_back
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import Pulled, note_blocks, note_pulled, pulled_accounts

CHAIN = "eip155:1"
A = "0x" + "a" * 40
OURS = {5: "0x5", 9: "0x9"}


class Source:
    """A source with some blocks, or with what it fails with."""

    name, chain = "node", CHAIN

    def __init__(self, blocks: dict[int, str], failure: Unreachable) -> None:
        self._blocks = blocks
        self._failure = failure

    def head(self) -> Head:
        return Head(99, "0x99")

    def hash_of(self, number: int) -> str:
        if number not in self._blocks:
            raise self._failure
        return self._blocks[number]

    def history(self, account: str, span: Span, left: Left) -> AccountHistory | LikelyService:
        raise NotImplementedError


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "case", write=True)
    note_blocks(made.database, CHAIN, [(5, 1, OURS[5])])
    note_pulled(made.database, CHAIN, Pulled(A, 0, 9, OURS[9], "trace_filter", True, 1))
    yield made
    made.close()


def last(ledger: Ledger) -> int:
    return pulled_accounts(ledger.database, CHAIN)[A].last


@pytest.mark.parametrize("blocks", [{}, {9: "0xother"}])
def test_a_question_that_failed_takes_nothing_back(ledger: Ledger, blocks: dict[int, str]) -> None:
    with pytest.raises(Unreachable, match="503"):
        take_back(ledger, Source(blocks, Unreachable("did not answer in 6 tries: it says 503")))
    assert last(ledger) == 9


@pytest.mark.parametrize("blocks", [{5: "0x5"}, {5: "0x5", 9: "0xother"}])
def test_another_hash_and_no_such_block_are_a_reorganisation(
    ledger: Ledger, blocks: dict[int, str]
) -> None:
    (told,) = take_back(ledger, Source(blocks, NoSuchBlock("has no block")))
    assert "reorganised after block 5" in told
    assert last(ledger) == 5
