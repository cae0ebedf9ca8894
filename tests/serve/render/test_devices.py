"""Every row about a device has its source, and names digests that we make."""

import re

from hueandcry.decode import digests
from hueandcry.serve.render.devices import DEVICES, devices_for

NAMES = {
    value for name, value in vars(digests).items() if name.isupper() and isinstance(value, str)
}


def test_every_row_has_a_source_and_a_date() -> None:
    for device in DEVICES:
        assert device.source.startswith("https://")
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", device.date)
        assert set(device.shows) <= NAMES
        assert device.kinds <= {"safe", "typed_data", "transaction", "message"}


def test_only_what_was_made_is_said_to_be_shown() -> None:
    found = devices_for("typed_data", frozenset({"Domain Hash", "EIP-712 Digest"}))
    assert [device.shows for device in found] == [
        ("Domain Hash",),
        ("EIP-712 Digest", "Domain Hash"),
    ]
    assert devices_for("message", frozenset(NAMES)) == []
