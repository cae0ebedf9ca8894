"""Which findings somebody chose to ignore: one small JSON file, written whole."""

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import Corrupt
from hueandcry.model.verdict import Choice
from hueandcry.store.home import Home, write_whole


def read_choices(home: Home) -> dict[str, Choice]:
    """Return the choices by finding id or rule. Raises `Corrupt` if the file is damaged."""
    try:
        data = home.ignored.read_bytes()
    except FileNotFoundError:
        return {}
    try:
        return from_json(data, dict[str, Choice])
    except msgspec.DecodeError as error:
        raise Corrupt(f"{home.ignored} is damaged ({error})", "Mend or remove it") from None


def write_choices(home: Home, choices: dict[str, Choice]) -> None:
    """Replace all choices."""
    text = msgspec.json.format(msgspec.json.encode(choices, order="sorted"), indent=2).decode()
    write_whole(home.ignored, text + "\n")
