"""What can go wrong, whose fault it is, and what to do about it."""


class HueError(Exception):
    """Base of every error a user may see: what is wrong, and what to do."""

    kind = "error"

    def __init__(self, message: str, advice: str = "") -> None:
        """Keep the two sentences apart: doors may show them in different places."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Return both sentences on one line."""
        return f"{self.message}. {self.advice}" if self.advice else self.message


class NotAnObservable(HueError):
    """The caller's fault: this text names nothing that can be checked."""

    kind = "not_an_observable"


class BadRequest(HueError):
    """The caller's fault: an option, a file or a name that does not fit."""

    kind = "bad_request"


class Unreachable(HueError):
    """Another party's fault: a source did not answer. Becomes a gap, never a crash."""

    kind = "unreachable"


class Corrupt(HueError):
    """Our store's fault: a snapshot or record that is missing, damaged or of another version."""

    kind = "corrupt"
