"""When a hook refuses, and what it tells."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from hueandcry.gather.asked import Asked
from hueandcry.model.errors import HueError
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.run.check import Checker
from hueandcry.serve.python import text_of_request

# What cannot be told is refused as well: it is what an attacker would make a request look like.
REFUSED: Final = frozenset({Verdict.DANGER, Verdict.CANNOT_TELL})


class Refused(HueError):
    """A hook would not sign: `answer` says why."""

    kind = "refused"

    def __init__(self, answer: Answer) -> None:
        """Say the verdict, what the request would do, and the first finding."""
        first = answer.findings[0] if answer.findings else None
        needed = next((gap.reason for gap in answer.gaps if gap.needed), "")
        why = first.title if first else needed
        words = f"{answer.verdict.replace('_', ' ')}: {why}"
        super().__init__(words, first.advice if first else "")
        self.answer = answer


class Policy(Struct, frozen=True):
    """Which verdicts are refused, and who is told of every answer (a pop-up, a log).

    Where CANNOT_TELL is refused, so is every request of which a part could not be read, though a
    finding makes its verdict CAUTION.
    """

    refused: frozenset[Verdict] = REFUSED
    told: Callable[[Answer], None] | None = None

    def refuses(self, answer: Answer) -> bool:
        """Say whether an answer keeps a request from being signed."""
        unread = any(gap.needed for gap in answer.gaps)
        return answer.verdict in self.refused or (unread and Verdict.CANNOT_TELL in self.refused)


class Guard:
    """Assesses requests of one signer by one policy."""

    def __init__(self, checker: Checker, asked: Asked, policy: Policy) -> None:
        """`asked` holds what is told of every request: own accounts, history, site."""
        self._checker, self._asked, self._policy = checker, asked, policy

    def demand(self, request: str | bytes | Mapping[str, object]) -> Answer:
        """Assess a request. Raises `Refused`, or `NotAnObservable` for what cannot be read."""
        answer = self._checker.check(text_of_request(request), self._asked).answer
        if self._policy.told:
            self._policy.told(answer)
        if self._policy.refuses(answer):
            raise Refused(answer)
        return answer
