"""The errors of this folder: neither leaves it."""


class Unclear(Exception):
    """A part of a descriptor, or of the data it describes, that cannot be shown; says which."""


class TooMuch(Exception):
    """A display longer than anybody reads: it is cut, and says so."""
