"""All 425 cases of the ERC-7730 registry, against its own descriptors.

Measured on commit d2489c5 (2026-04-27), by the rules of `screen.py`: 379 hold as they are; 45 hold
once what is wrong in them is put right (`registry_errors.toml`), and one cannot be shown at all.
The cases were split by folder in two: 213 were looked at while the resolver was written (1inch,
aave, ethena, figment, hyperliquid, midas, morpho, okx, opensea, p2p, paraswap, safe, serenita,
smartcredit, walletconnect, weth, yieldxyz), the other 212 opened once it stood. Of those, 126 held
at once; not a line of the resolver was changed for the others,
which wanted tokens and names (`facts.py`), names of networks, cut labels, or are the registry's.
Three cases expect no text: that a descriptor fits is all they show.
"""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.decode.clear.registry import Case, cases, show
from tests.decode.clear.screen import label, missing, value
from tests.decode.clear.verdict import Error, verdict

ERRORS: dict[str, list[Error]] = defaultdict(list)
for _error in tomllib.loads(Path(__file__).with_name("registry_errors.toml").read_text())["error"]:
    for _case in _error["cases"]:
        ERRORS[_case].append(_error)
MIRROR = SHARED / "mirror"
CASES = list(cases(MIRROR)) if MIRROR.is_dir() else []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_device_showed_is_shown(case: Case, mirror: Path) -> None:
    errors = ERRORS.get(case.id, [])
    found = verdict(case, mirror)
    if not errors:
        assert found == ""
        return
    assert found, "the case holds: take it out of registry_errors.toml"
    broken = [str(error["broken"]) for error in errors if "broken" in error]
    if broken:
        assert found == broken[0]
    else:
        assert verdict(case, mirror, errors) == ""
        # Each of several errors is needed.
        for one in errors if len(errors) > 1 else ():
            assert verdict(case, mirror, [other for other in errors if other is not one])


def test_the_table_of_errors_names_cases(mirror: Path) -> None:
    assert set(ERRORS) <= {case.id for case in cases(mirror)}
    assert all(error["why"] for errors in ERRORS.values() for error in errors)
    assert len(CASES) == 425


def test_only_what_no_descriptor_shows_is_a_fault(mirror: Path) -> None:
    faults = {}
    for case in cases(mirror):
        found = show(case, mirror).text
        if found and found.faults and case.id not in ERRORS:
            faults[case.id] = found.faults
    assert faults == {
        "morpho/calldata-MorphoBundlerV3 1": ("Action: no descriptor is known for the call inside",)
    }


@pytest.mark.parametrize(
    "texts",
    [
        ("Amount", "2 ETH", "To", "0xAbcd"),
        ("Amount", "1 ETH", "To", "0xABCd"),
        ("To", "0xAbcd", "Amount", "1 ETH"),
        ("Amount", "1 ETH", "Fee", "1 ETH", "To", "0xAbcd"),
        ("Amount", "1 ET", "To", "0xAbcd"),
        ("Amoun", "1 ETH"),
    ],
)
def test_the_comparison_tells_a_wrong_screen(texts: tuple[str, ...]) -> None:
    pieces = [label("Amount"), value("1 ETH"), label("To"), value("0xAbcd")]
    assert missing(pieces, ["".join("".join(texts).split())])
    assert not missing(pieces, ["Amount1ETHTo0xAbcd"])
    assert not missing(pieces, ["Amount1ETHTo0xABCD"])
