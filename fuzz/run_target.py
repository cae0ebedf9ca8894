"""Runs one target under atheris: `python -m fuzz.run_target NAME [libFuzzer options]`."""

import sys

import atheris


def main() -> None:
    """Instrument the product, then fuzz."""
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["hueandcry", "fuzz.targets"]):
        from fuzz.targets import TARGETS
    target = TARGETS[name]

    def one(data: bytes) -> None:
        try:
            target(data)
        except UnicodeDecodeError:
            # The target's own way of making text of bytes; no parser of ours decodes there.
            return

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
