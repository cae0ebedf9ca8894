"""Writes conformance/*.json: requests and what must come of them, for other implementations.

python -m tools.write_conformance
"""

import sys
from pathlib import Path

from tools.conformance.document import Wrong, documents

FOLDER = Path(__file__).parents[1] / "conformance"


def main() -> int:
    """Write every file, or say what is wrong and write none."""
    try:
        found = documents()
    except Wrong as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name, text in found.items():
        (FOLDER / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
