"""What a check exits with, where the asker says from which verdict on it fails."""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from hueandcry.judge.verdict import worst
from hueandcry.model.verdict import Verdict
from hueandcry.serve import exits

FAIL_ON: Final = {
    "danger": frozenset({Verdict.DANGER}),
    "caution": frozenset({Verdict.DANGER, Verdict.CAUTION}),
    "cannot-tell": frozenset({Verdict.DANGER, Verdict.CAUTION, Verdict.CANNOT_TELL}),
}


class Ending(Struct, frozen=True):
    """From which verdict on a run fails, and whether it may find nothing to check."""

    fail_on: str = "cannot-tell"
    nothing_is_fine: bool = False

    def code(self, verdicts: Collection[Verdict]) -> int:
        """Return the exit code of the worst verdict, 0 where that one does not fail."""
        if not verdicts:
            return exits.OK if self.nothing_is_fine else exits.USAGE
        found = worst(verdicts)
        return exits.OF_VERDICT[found] if found in FAIL_ON[self.fail_on] else exits.OK
