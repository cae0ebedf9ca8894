"""What a request would do, in sentences: the acts first, then how it was read."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.acts import Acts
from hueandcry.decode.meaning.naming import Naming
from hueandcry.decode.meaning.words import sentence
from hueandcry.decode.place import shown_place
from hueandcry.model.act import AnyAct, Call, Creation, Named, Payment, Swap
from hueandcry.model.observable import Message, Request, SafeProposal, TypedData
from hueandcry.model.signing import ClearText, ClearTexts, Meaning, Parties, Signer

# A batch of hundreds is told by its first acts and their number; detectors see all of them.
MAX_SENTENCES: Final = 40
_MAX_DETAILS: Final = 60
_MAX_TEXT: Final = 200
_A_TEXT: Final = (
    "You sign a text: it moves nothing on chain, but may be an order or a key to a service."
)
# What a person must see first where not everything can be told.
_LEAST: Final = (Payment, Swap, Call, Creation, Named)


def meaning_of(
    request: Request, acts: Acts, parties: Parties, signer: Signer, clear: ClearTexts
) -> Meaning:
    """Say it. Never a guessed name: accounts stand in full, with who calls them what."""
    safe = request.safe if isinstance(request, SafeProposal) else ""
    say = Naming(parties, signer, safe)
    told = dict.fromkeys(_sentences(request, acts, say))
    told.pop("", None)
    sentences = list(told) or list(_otherwise(request, acts, clear, say))
    if len(sentences) > MAX_SENTENCES:
        sentences = _weightiest(request, acts, say)
    return Meaning(tuple(sentences), tuple(_details(request, acts, clear))[:_MAX_DETAILS])


def _sentences(request: Request, acts: Acts, say: Naming) -> Iterator[str]:
    for act in acts.rows:
        yield _placed(request, act, say)


def _placed(request: Request, act: AnyAct, say: Naming) -> str:
    """Return an act's sentence with the place it stands at, where that tells more than its kind."""
    words = sentence(act, say)
    place = act.place[1:] if isinstance(request, TypedData) else act.place
    where = shown_place(tuple(step for step in place if not step.endswith(" 1 of 1")))
    return f"{where}: {words}" if words and where else words


def _weightiest(request: Request, acts: Acts, say: Naming) -> list[str]:
    """Return the first sentences, what changes control or lets others take before payments."""
    rows = sorted(acts.rows, key=lambda act: isinstance(act, _LEAST))
    told = dict.fromkeys(_placed(request, act, say) for act in rows)
    told.pop("", None)
    more = len(told) - MAX_SENTENCES
    return [*list(told)[:MAX_SENTENCES], f"And {more:,} more."]


def _otherwise(request: Request, acts: Acts, clear: ClearTexts, say: Naming) -> Iterator[str]:
    """Say what a request is whose acts say nothing."""
    for text in clear.rows:
        yield f"{text.owner or 'The contract'} calls it: {text.intent or 'a call'}."
    if isinstance(request, Message):
        yield _A_TEXT
    elif isinstance(request, TypedData) and acts.document is not None:
        contract = acts.document.contract
        where = f" for the contract {checksummed(contract)}" if contract else ""
        form = f", {acts.form}" if acts.form else ""
        yield f"You sign a message of type {acts.document.primary_type[:60]}{form}{where}."
    elif not clear.rows:
        calls = [act for act in acts.rows if isinstance(act, Call)]
        for act in calls[:1]:
            name = f"runs {act.signature.partition('(')[0]}" if act.signature else "does nothing"
            yield f"A call to {say.who(act.target)} that moves nothing by itself and {name}."


def _details(request: Request, acts: Acts, clear: ClearTexts) -> Iterator[str]:
    if isinstance(request, Message):
        yield from _text(request)
    for text in clear.rows:
        yield from _clear(text)
    for act in acts.rows:
        if isinstance(act, Call) and act.signature:
            yield _call(act)
    for path, value in acts.hidden:
        yield f"not signed, or not seen, though it stands there: {path[:80]}: {value[:80]}"


def _text(request: Message) -> Iterator[str]:
    body = bytes.fromhex(request.body[2:])
    try:
        text = body.decode()
    except UnicodeDecodeError:
        yield f"the bytes: {_short(request.body)}"
    else:
        yield from (f"the text: {_short(line)}" for line in text.splitlines()[:20] if line.strip())


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
