"""Unix time as people write it, in UTC."""

from datetime import UTC, datetime


def day(seconds: int) -> str:
    """Return `2023-06-02`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")


def minute(seconds: int | None) -> str:
    """Return `2023-06-02 21:49 UTC`, or nothing where the time is not known."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC") if seconds else ""
