"""What a call or message is for, in the descriptor's words."""

import re
from typing import Final

from hueandcry.decode.clear.descriptor import mapping, text
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.view import View

_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]{1,512})\}|[{}]")
_LONGEST: Final = 1_024


def intent_of(view: View) -> str:
    """Return the intent: the sentence with values in it where that succeeds, else the plain one.

    Call it after the fields were shown: a sentence may use only what they show always.
    """
    form = view.descriptor.format
    plain = form.get("intent")
    words = ", ".join(f"{label}: {word}" for label, word in mapping(plain).items())
    sentence = text(form.get("interpolatedIntent"))
    try:
        if sentence:
            return _filled(sentence[:_LONGEST], view.shown)
    except Unclear as error:
        view.fault(f"the intent's sentence: {error}")
    return (text(plain) or words)[:_LONGEST]


def _filled(sentence: str, shown: dict[str, list[str]]) -> str:
    def replace(found: re.Match[str]) -> str:
        path = found[1]
        if path is None:
            if found[0] in "{}":
                raise Unclear("a brace stands alone")
            return found[0][0]
        values = shown.get(path.removeprefix("#."))
        if not values:
            raise Unclear(f"{path[:60]!r} is not shown")
        return ", ".join(values)

    return _PIECE.sub(replace, sentence)
