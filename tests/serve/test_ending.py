import pytest

from hueandcry.model.verdict import Verdict
from hueandcry.serve.ending import FAIL_ON, Ending, level_of

D, C, T, N = Verdict.DANGER, Verdict.CAUTION, Verdict.CANNOT_TELL, Verdict.NOTHING_FOUND


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        ("danger", (20, 0, 0, 0)),
        ("caution", (20, 10, 0, 0)),
        ("cannot-tell", (20, 10, 30, 0)),
        ("never", (0, 0, 0, 0)),
    ],
)
def test_a_run_fails_from_the_verdict_that_is_asked_for(
    fail_on: str, codes: tuple[int, ...]
) -> None:
    assert tuple(Ending(fail_on).code({verdict, N}) for verdict in (D, C, T, N)) == codes


def test_the_worst_of_many_decides_in_the_documented_order() -> None:
    assert Ending().code({N, T, C}) == 10
    assert Ending("caution").code({N, T}) == 0


def test_nothing_read_is_a_fault_but_for_documents_without_links() -> None:
    assert Ending().code(set()) == 2
    assert Ending(nothing_is_fine=True).code(set()) == 0


def test_the_strictest_is_the_default() -> None:
    assert FAIL_ON[Ending().fail_on] == {D, C, T}


def test_documents_in_which_nothing_can_be_read_are_a_fault() -> None:
    documents = Ending(nothing_is_fine=True)
    assert documents.code(set(), unread=1) == 2
    assert documents.code({N}, unread=1) == 0
    assert documents.code({C}, unread=1) == 10
    assert Ending("never", nothing_is_fine=True).code(set(), unread=1) == 0
    assert Ending("never").code(set(), unread=1) == 2


@pytest.mark.parametrize("text", ["cannot-tell", "CANNOT-TELL", "Cannot_Tell"])
def test_a_level_is_read_in_any_spelling_of_a_verdict(text: str) -> None:
    assert level_of(text) == "cannot-tell"
