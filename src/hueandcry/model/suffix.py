"""What the Public Suffix List says of one name, as bits of an integer (publicsuffix.org/list).

Plain integers and not an `IntFlag`: this is read for every host of a stream of millions.
"""

from typing import Final

ICANN: Final = 1  # the name is a public suffix, ICANN section
PRIVATE: Final = 2  # the name is a public suffix, private section: a platform's customers below it
ICANN_BELOW: Final = 4  # every name one label below is a public suffix ("*.name"), ICANN section
PRIVATE_BELOW: Final = 8  # the same, private section
EXCEPTION: Final = 16  # the name is none, although a wildcard says so ("!name")
