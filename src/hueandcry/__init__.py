"""Hue and Cry: open defence against crypto theft.

from hueandcry import assess, check
check("app.unisvvap.org").verdict
assess({"to": "0x…", "data": "0x…"}, signer="0x…").meaning
"""

from typing import TYPE_CHECKING, Any

from hueandcry.version import __version__

if TYPE_CHECKING:
    from hueandcry.serve.python import assess, check, open_checker

__all__ = ["__version__", "assess", "check", "open_checker"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module attribute is
    """Import what is asked for only then: the command line must start fast."""
    if name in {"assess", "check", "open_checker"}:
        from hueandcry.serve import python

        return getattr(python, name)
    raise AttributeError(name)
