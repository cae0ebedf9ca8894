"""What our own code answers to a vector, as it stands in the files."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from tools.conformance.vector import Json, Vector

from hueandcry.decode.abi_file import read_abi
from hueandcry.decode.payment_history import PaymentHistory, read_history
from hueandcry.gather.asked import Asked
from hueandcry.model.errors import HueError
from hueandcry.model.signing import Digests, Unread
from hueandcry.model.verdict import Answer
from hueandcry.run.check import Checked, Checker


def answered(checker: Checker, vector: Vector) -> Json:
    """Return `expect`: the answer, or the refusal with its words."""
    try:
        return _expect(checker.check(text_of(vector.request), _asked(vector.told)))
    except HueError as error:
        return {"refused": error.message}


def text_of(request: str | Json) -> str:
    """Return a request as text: a text as it stands, an object as its JSON."""
    return request if isinstance(request, str) else json.dumps(request, ensure_ascii=False)


def _asked(told: Mapping[str, Any]) -> Asked:
    displayed = told.get("displayed", "")
    return Asked(
        kind=told.get("kind", ""),
        site=told.get("site", ""),
        signer=told.get("signer", "").lower(),
        own=tuple(one.lower() for one in told.get("own", ())),
        displayed=text_of(displayed) if displayed else "",
        functions=read_abi("\n".join(told["abi"])) if "abi" in told else (),
        history=_history(told["history"]) if "history" in told else None,
        chain=told.get("chain", ""),
    )


def _history(rows: list[dict[str, str]]) -> PaymentHistory:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["time", "to", "asset", "amount", "tx"])
    writer.writeheader()
    writer.writerows(rows)
    return read_history(file.getvalue())


def _expect(checked: Checked) -> Json:
    answer, facts = checked.answer, {type(fact): fact for fact in checked.facts}
    digests, unread = facts.get(Digests), facts.get(Unread)
    fault = digests.fault if isinstance(digests, Digests) else ""
    hidden = unread.hidden if isinstance(unread, Unread) else ()
    return {
        "kind": _kind(answer),
        "value": answer.observable.value,
        "digests": named(answer),
        **({"no_digest": fault} if fault else {}),
        "verdict": str(answer.verdict),
        "rules": [
            {"id": one.rule, "severity": str(one.severity), "confidence": str(one.confidence)}
            for one in sorted(answer.findings, key=lambda one: (one.rule, one.id))
        ],
        "meaning": list(answer.meaning),
        "hidden": [list(row) for row in hidden],
        "gaps_needed": [[gap.fact, gap.reason] for gap in answer.gaps if gap.needed],
    }


def named(answer: Answer) -> dict[str, str]:
    """Return our digests by name; a second one of a name gets its number."""
    found: dict[str, str] = {}
    for row in answer.digests:
        count = sum(name.partition(" #")[0] == row.name for name in found)
        found[f"{row.name} #{count + 1}" if count else row.name] = row.value
    return found


def _kind(answer: Answer) -> str:
    return str(type(answer.observable).__struct_config__.tag)
