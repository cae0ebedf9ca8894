"""Runs one target under atheris: `python -m fuzz.run_target NAME [libFuzzer options]`."""

import sys

import atheris


def main() -> None:
    """Instrument the product, then fuzz."""
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["hueandcry", "fuzz.targets"]):
        from fuzz.targets import TARGETS
    target = TARGETS[name]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
