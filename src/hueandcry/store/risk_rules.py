"""Where risk rules lie: a file of the user's, and the set that comes with the package."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from hueandcry.judge.risk_rules import Rule, Rules, joined_rules, read_rules
from hueandcry.model.errors import BadRequest
from hueandcry.store.home import Home

FILE: Final = "risk_rules.toml"
# A thousand rules of 700 characters.
_MOST_BYTES: Final = 2**20


def rules_in_use(home: Home, given: Path | None) -> tuple[Rule, ...]:
    """Return the rules of a file, or of `risk_rules.toml` in the data directory, with the shipped.

    Raises `BadRequest` for a file that cannot be read or understood.
    """
    own = home.root / FILE
    path = given or (own if own.exists() else None)
    mine = read_rules(_text(path), str(path)) if path else Rules(())
    return joined_rules(mine, shipped_rules())


def shipped_rules() -> Rules:
    """Return the package's own rules."""
    return read_rules((files("hueandcry") / "store" / FILE).read_text(encoding="utf-8"), FILE)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > _MOST_BYTES:
        raise BadRequest(f"{path} has more than {_MOST_BYTES:,} bytes", "Is it a file of rules?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path} is no UTF-8 text (byte {error.start + 1})") from None
