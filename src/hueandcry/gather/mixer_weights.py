"""What signals behind a mixer weigh, as `python -m bench.mixer --write` learned it.

`starter/mixer_weights.json`: numbers only; no row of a labelled withdrawal is in it.
"""

from importlib.resources import files

import msgspec

from hueandcry.model.mixer import MixerWeights


def mixer_weights() -> MixerWeights:
    """Return the weights of the package."""
    path = files("hueandcry") / "starter" / "mixer_weights.json"
    return msgspec.json.decode(path.read_bytes(), type=MixerWeights)
