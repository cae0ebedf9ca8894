import pytest

from hueandcry.model.verdict import Verdict
from hueandcry.serve.ending import FAIL_ON, Ending

D, C, T, N = Verdict.DANGER, Verdict.CAUTION, Verdict.CANNOT_TELL, Verdict.NOTHING_FOUND


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [("danger", (20, 0, 0, 0)), ("caution", (20, 10, 0, 0)), ("cannot-tell", (20, 10, 30, 0))],
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
