"""Whether we show what a case expects, and if not, from where on."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path

from tests.decode.clear.registry import Case, show, tokens
from tests.decode.clear.screen import missing, screens

Error = Mapping[str, object]


def verdict(case: Case, mirror: Path, errors: Sequence[Error] = ()) -> str:
    """Return "" where all that is expected is shown, in order; else what is not.

    A device knows fewer tokens than the lists: where it shows "???", tokens of the case are taken
    out of the lists, one by one and together, until what it shows is what we show without them.
    `errors` of the case (`registry_errors.toml`) are put right first.
    """
    case = _with_domain(case, errors)
    expected = [_righted(screen, errors) for screen in screens(case.expected)]
    known = tokens(mirror)
    known.hidden, known.asked = frozenset(), set()
    found, pieces, ordered = show(case, mirror)
    if found is None:
        return "no descriptor fits"
    if not found.fields and found.faults:
        return found.faults[0]
    left = missing(pieces, expected, ordered=ordered)
    asked = sorted(known.asked)[:6] if "???" in expected[0] else []
    for hidden in chain.from_iterable(combinations(asked, n) for n in range(1, len(asked) + 1)):
        if not left:
            break
        known.hidden = frozenset(hidden)
        left = missing(show(case, mirror).pieces, expected, ordered=ordered)
    known.hidden = frozenset()
    return f"not shown: {left[:100]!r} of {found}" if left else ""


def _righted(screen: str, errors: Sequence[Error]) -> str:
    for error in errors:
        if "shown" in error:
            screen = screen.replace(str(error["shown"]), str(error["right"]))
    return screen


def _with_domain(case: Case, errors: Sequence[Error]) -> Case:
    for error in errors:
        if "domain" in error:
            data = case.given["data"]
            assert isinstance(data, dict)
            data = data | {"domain": data["domain"] | error["domain"]}
            case = case._replace(given=case.given | {"data": data})
    return case
