from hueandcry.model.signing import Controls
from tests.detect.signing.making import OTHER, SAFE, STRANGER, change, safe, tx

HIT = [
    safe(change("owner added", SAFE)),
    safe(change("threshold", "4")),
    safe(change("owner removed", OTHER, detail="threshold 3")),
    safe(Controls((*change("owner removed", OTHER).rows, *change("threshold", "3").rows))),
]
CLEAN = [
    safe(change("owner added", STRANGER)),
    safe(change("threshold", "3")),
    safe(Controls((*change("owner added", STRANGER).rows, *change("threshold", "4").rows))),
    # Another account's owners are not known.
    safe(change("threshold", "9", target=STRANGER)),
    tx(change("threshold", "9")),
]
