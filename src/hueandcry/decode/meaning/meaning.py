"""What a request would do, in sentences: the acts first, then how it was read."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.acts import Acts
from hueandcry.decode.meaning.naming import Naming
from hueandcry.decode.meaning.words import sentence
from hueandcry.decode.place import shown_place
from hueandcry.model.act import Call
from hueandcry.model.observable import Message, Request, TypedData
from hueandcry.model.signing import ClearText, ClearTexts, Meaning, Parties, Signer

# A batch of hundreds is told by its first acts and their number; detectors see all of them.
MAX_SENTENCES: Final = 40
_MAX_DETAILS: Final = 60
_MAX_TEXT: Final = 200


def meaning_of(
    request: Request, acts: Acts, parties: Parties, signer: Signer, clear: ClearTexts
) -> Meaning:
    """Say it. Never a guessed name: accounts stand in full, with who calls them what."""
    say = Naming(parties, signer)
    told = dict.fromkeys(_sentences(request, acts, say))
    told.pop("", None)
    sentences = list(told)
    if len(sentences) > MAX_SENTENCES:
        more = len(sentences) - MAX_SENTENCES
        sentences = [*sentences[:MAX_SENTENCES], f"And {more:,} more acts of this kind."]
    return Meaning(tuple(sentences), tuple(_details(acts, clear))[:_MAX_DETAILS])


def _sentences(request: Request, acts: Acts, say: Naming) -> Iterator[str]:
    for act in acts.rows:
        words = sentence(act, say)
        # Acts inside a batch say where they stand.
        yield f"{shown_place(act.place)}: {words}" if words and act.place else words
    if isinstance(request, Message) and not acts.rows:
        yield "You sign a text: it moves nothing by itself, but whoever gets it can show it."
    if isinstance(request, TypedData) and not acts.rows and acts.document is not None:
        contract = acts.document.contract
        where = f" for the contract {checksummed(contract)}" if contract else ""
        form = f", {acts.form}" if acts.form else ""
        yield f"You sign a message of type {acts.document.primary_type[:60]}{form}{where}."


def _details(acts: Acts, clear: ClearTexts) -> Iterator[str]:
    for text in clear.rows:
        yield from _clear(text)
    for act in acts.rows:
        if isinstance(act, Call) and act.signature:
            yield _call(act)
    for path, value in acts.hidden:
        yield f"not signed, though it stands there: {path[:80]} = {value[:80]}"


def _clear(text: ClearText) -> Iterator[str]:
    owner = f" of {text.owner}" if text.owner else ""
    yield f"by the descriptor{owner} ({text.descriptor}): {text.intent or 'no intent'}"
    for field in text.fields:
        yield f"  {field.label}: {_short(field.value)}"
    for fault in text.faults:
        yield f"  the descriptor does not fit: {fault}"


def _call(act: Call) -> str:
    arguments = ", ".join(
        f"{one.name or one.type} {_short(one.value)}" for one in act.arguments[:12]
    )
    more = ", …" if len(act.arguments) > 12 else ""
    place = f"{shown_place(act.place)}: " if act.place else ""
    return f"{place}{act.signature} by {act.read}: {arguments}{more}"


def _short(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}…"
