"""All bridges known here: the built-in ones, and the user's own in HOME/bridges/*.toml."""

from collections.abc import Mapping
from pathlib import Path

from hueandcry.decode.bridges.description import MAX_TEXT, BadDescription, BridgeDescription
from hueandcry.decode.bridges.registry import with_own
from hueandcry.model.errors import BadRequest


def known_bridges(root: Path) -> Mapping[str, BridgeDescription]:
    """Return the bridges by name. Raises `BadRequest` for a file that describes none."""
    found = with_own(())
    texts: list[str] = []
    for path in sorted((root / "bridges").glob("*.toml")):
        texts.append(_text(path))
        try:
            found = with_own(texts)
        except BadDescription as error:
            raise BadRequest(
                f"{path} describes no bridge: {error}", "See docs/bridges.md"
            ) from None
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_TEXT:
            raise BadRequest(f"{path} is larger than {MAX_TEXT:,} bytes", "See docs/bridges.md")
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read ({error})", "See docs/bridges.md") from None
