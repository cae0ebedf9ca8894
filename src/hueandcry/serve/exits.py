"""Exit codes, as documented in docs/exit-codes.md."""

from typing import Final

from hueandcry.model.verdict import Verdict

OK: Final = 0
OUR_FAULT: Final = 1
USAGE: Final = 2
PARTLY: Final = 10
BROKEN: Final = 20
INTERRUPTED: Final = 130

OF_VERDICT: Final = {
    Verdict.NOTHING_FOUND: 0,
    Verdict.CAUTION: 10,
    Verdict.DANGER: 20,
    Verdict.CANNOT_TELL: 30,
}
