"""Writes docs/detectors.md from the detectors' own words."""

import sys
from pathlib import Path

from hueandcry.detect.detector import KINDS, load

HEAD = """# Detectors

Made from the detectors' own words by `tools/write_detectors.py`; `hue detectors ID` shows the same.
Severity says what would happen, the confidence of each finding how sure it is; the two decide the
verdict by the table in [exit-codes.md](exit-codes.md).
"""


def text() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for detector in (one for kind in KINDS for one in load(kind)):
        needs = ", ".join(f"`{kind.__name__}`" for kind in detector.needs)
        parts.append(
            f"\n## {detector.id}\n\n{detector.title}. Severity {detector.severity}.\n\n"
            f"{detector.why}\n\nWhat to do: {detector.advice}\n\nFacts: {needs}. "
            f"References: {'; '.join(detector.references)}.\n"
        )
    return "".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/detectors.md").write_text(text())
