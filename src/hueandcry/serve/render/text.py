"""Answers for people: the verdict first, then why, then what was not looked at, then what to do.

Verdicts are told apart by words and signs; colour only helps (blue and orange, which colour-blind
people tell apart).
"""

from collections.abc import Iterable, Iterator

from hueandcry.decode.digest_names import BARE_HASH, DOMAIN_HASH, MESSAGE_HASH, SIGNED
from hueandcry.model.fact import Gap
from hueandcry.model.finding import Evidence, Finding
from hueandcry.model.observable import Address, Handle, Link
from hueandcry.model.verdict import Answer, Refusal, Verdict
from hueandcry.serve.render.difference import aligned, replaced
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.headline import headline, shown_lead

_SIGNS = {
    Verdict.DANGER: ("!!", "\x1b[1;38;5;208m"),
    Verdict.CAUTION: ("! ", "\x1b[1;38;5;214m"),
    Verdict.CANNOT_TELL: ("? ", "\x1b[1;38;5;75m"),
    Verdict.NOTHING_FOUND: ("- ", "\x1b[1;38;5;75m"),
}
_END = "\x1b[0m"
# A sentence names two accounts in full, an amount and a token's name.
MAX_SENTENCE = 400
# What devices show: the hash that is signed, and the two it is made of. A bare hash is the request.
SHOWN = SIGNED - {BARE_HASH} | {DOMAIN_HASH, MESSAGE_HASH}


def answer_lines(answer: Answer, *, colour: bool) -> Iterator[str]:
    """Yield the lines of one answer, without the gaps that all answers share."""
    sign, start = _SIGNS[answer.verdict]
    words = answer.verdict.replace("_", " ")
    head = f"{start}{sign} {words}{_END}" if colour else f"{sign} {words}"
    thing = answer.observable
    yield f"{head}  {harmless(headline(thing))}"
    if isinstance(thing, Link) and not thing.written.isascii():
        yield f"   the browser opens {harmless(thing.host)}"
    for words in answer.meaning:
        yield f"   {harmless(words, MAX_SENTENCE)}"
    # Of a request the parties are known, not the request: that must not stand before its findings.
    first = isinstance(thing, Link | Address | Handle)
    yield from _recognised(answer) if first else ()
    for lead in answer.leads if isinstance(thing, Link) else ():
        yield f"   leads to {harmless(shown_lead(lead))}, checked as well"
    for finding in answer.findings:
        yield from _finding_lines(finding)
    for ignored in answer.ignored:
        yield f"   ignored until {ignored.until}: {ignored.title} ({harmless(ignored.reason)})"
        yield f"     {ignored.id}"
    yield from _details(answer)
    yield from () if first else _recognised(answer)
    yield from _closing(answer)


def _recognised(answer: Answer) -> Iterator[str]:
    for known in answer.recognised:
        words = f"{known.entity}: {known.as_}, {known.date}, {known.source}"
        yield f"   known as {harmless(words)}"


def _details(answer: Answer) -> Iterator[str]:
    """Yield the hash to compare, and how a request was read."""
    for digest in answer.digests:
        if digest.name in SHOWN:
            yield f"   to compare with the device: {digest.name} {digest.value}"
    for words in answer.details:
        yield f"   . {harmless(words, MAX_SENTENCE)}"


def _finding_lines(finding: Finding) -> Iterator[str]:
    where = f"{harmless(finding.path[-1])}: " if finding.path else ""
    sure = f"[severity {finding.severity}, confidence {finding.confidence}]"
    yield f"   {where}{finding.title}  {sure}"
    for evidence in finding.evidence:
        yield f"     {harmless(evidence.text)}"
        yield from _comparison(evidence)
    for source in finding.sources[:3]:
        words = (source.name, source.date[:10], source.reference)
        yield f"     source: {harmless(', '.join(word for word in words if word))}"
    yield f"     {finding.id}"


def _comparison(evidence: Evidence) -> Iterator[str]:
    if not evidence.seen or not evidence.known:
        return
    if evidence.seen.startswith("0x"):
        yield from _addresses(evidence)
        return
    above, below, marks = aligned(evidence.seen, evidence.known)
    yield f"       here   {harmless(above)}"
    yield f"       known  {harmless(below)}"
    yield f"              {marks}  {harmless('; '.join(replaced(evidence.seen, evidence.known)))}"


def _addresses(evidence: Evidence) -> Iterator[str]:
    """Lay two addresses one above the other; letter case is a checksum, not a difference."""
    pairs = zip(evidence.seen.lower(), evidence.known.lower(), strict=False)
    yield f"       here   {harmless(evidence.seen)}"
    yield f"       known  {harmless(evidence.known)}"
    marks = "".join(" " if one == other else "^" for one, other in pairs)
    yield f"              {marks.rstrip()}"


def _closing(answer: Answer) -> Iterator[str]:
    if answer.findings:
        yield f"   why: {answer.findings[0].why}"
        yield f"   what to do: {answer.findings[0].advice}"
    elif answer.verdict is Verdict.NOTHING_FOUND and not isinstance(answer.observable, Link):
        yield "   nothing speaks against it in what was looked at. That is not the same as safe."
    elif answer.verdict is Verdict.NOTHING_FOUND and not answer.recognised:
        yield "   on no list, and like no known brand. That is not the same as safe."
    elif answer.verdict is Verdict.CANNOT_TELL:
        yield "   too little is known to say more; what is missing stands below."


def gap_lines(gaps: Iterable[Gap]) -> Iterator[str]:
    """Yield what was not known, once for all answers that share it."""
    for gap in gaps:
        yield f"   not known: {gap.fact}: {harmless(gap.reason)}"


def refusal_line(line: int, given: str, refusal: Refusal) -> str:
    """Return the lines for a text that is no observable."""
    advice = f". {refusal.advice}" if refusal.advice else ""
    told = harmless(refusal.message + advice, 2 * MAX_SENTENCE)
    return f"-- cannot be read, line {line}: {harmless(given, 80)}\n   {told}"
