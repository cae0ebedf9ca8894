"""Facts about handles: whose they are, and whose they are like."""

from msgspec import Struct

from hueandcry.model.fact import Fact, Rows
from hueandcry.model.source import Source


class OfficialName(Struct, frozen=True):
    """An official handle, or a brand's name (then `platform` is empty), ready to be compared.

    `name` is as it is written, `text` letters and digits only; `skeleton`, `squeezed`, `letters`
    and `core` as in `decode.handle_shape`. `ordinary`: the text is a common word, or too short;
    `coined`: the core is neither.
    """

    entity: str
    brand: str
    platform: str
    name: str
    text: str
    skeleton: str
    squeezed: str
    letters: str
    core: str
    ordinary: bool
    coined: bool
    source: Source


class HandleResemblance(Struct, frozen=True):
    """How a written name is like an official one; manners as in `decode.handle_likeness`.

    `words` stand beside the name, `unexplained` is what is left of them. `whole` is false where
    only the core of the official name was found. `here` are the brand's handles on the platform.
    """

    official: OfficialName
    manner: str
    written: str
    words: tuple[str, ...] = ()
    unexplained: str = ""
    distance: int = 0
    whole: bool = True
    here: tuple[str, ...] = ()


class HandleOwners(Rows[OfficialName], frozen=True, tag="handle_owners"):
    """Whose official account this is."""


class HandleResemblances(Rows[HandleResemblance], frozen=True, tag="handle_resemblances"):
    """Official names the handle is like; none is sought for an official account."""


class HandleFaults(Rows[tuple[str, str]], frozen=True, tag="handle_faults"):
    """What the platform's rules say against the name; each (fault, detail)."""


class DisplayName(Fact, frozen=True, tag="display_name"):
    """The name shown beside the handle, whose it is like, and invisible characters in it."""

    text: str
    rows: tuple[HandleResemblance, ...]
    invisible: tuple[str, ...]

    def __bool__(self) -> bool:
        """Say whether one was given."""
        return bool(self.text)


class ClaimedHandles(Fact, frozen=True, tag="claimed_handles"):
    """The brand the asker was told this is, and the accounts it is known to have."""

    entity: str
    name: str
    rows: tuple[OfficialName, ...]


class HandleRegister(Fact, frozen=True, tag="handle_register"):
    """How many official handles and how many listed ones there are to compare with."""

    official: int
    listed: int
