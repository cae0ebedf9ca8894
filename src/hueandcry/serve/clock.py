"""The clock: read once at the door, then handed down as a value."""

from datetime import UTC, datetime


def now() -> str:
    """Return this moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
