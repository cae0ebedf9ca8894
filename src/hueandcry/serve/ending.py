"""What a check exits with, where the asker says from which verdict on it fails."""

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct

from hueandcry.judge.verdict import worst
from hueandcry.model.verdict import Verdict
from hueandcry.serve import exits

FAIL_ON: Final[Mapping[str, frozenset[Verdict]]] = {
    "danger": frozenset({Verdict.DANGER}),
    "caution": frozenset({Verdict.DANGER, Verdict.CAUTION}),
    "cannot-tell": frozenset({Verdict.DANGER, Verdict.CAUTION, Verdict.CANNOT_TELL}),
    "never": frozenset(),
}


def level_of(text: str) -> str:
    """Read a level in any spelling of a verdict: `CANNOT_TELL` is `cannot-tell`."""
    return text.lower().replace("_", "-")


class Ending(Struct, frozen=True):
    """From which verdict on a run fails, and whether it may find nothing to check."""

    fail_on: str = "cannot-tell"
    nothing_is_fine: bool = False

    def code(self, verdicts: Collection[Verdict], unread: int = 0) -> int:
        """Return the exit code of the worst verdict, 0 where that one does not fail.

        `unread` is how many texts name nothing to check: they count where nothing else is there.
        """
        if not verdicts:
            fine = self.nothing_is_fine and (not unread or self.fail_on == "never")
            return exits.OK if fine else exits.USAGE
        found = worst(verdicts)
        return exits.OF_VERDICT[found] if found in FAIL_ON[self.fail_on] else exits.OK
