"""One page of answers for people: no script, no picture, no request to any host.

What was checked is text, never a link: nobody opens a trap by reading about it. Limits: the 500
worst answers, 50 texts that cannot be read, 20 observations a finding; what is left out is counted.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.judge.verdict import WORST_FIRST
from hueandcry.model.observable import Address, Handle, Link
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.serve.render.check_finding import finding_html
from hueandcry.serve.render.check_style import STYLE
from hueandcry.serve.render.collected import About, Answered, Collected
from hueandcry.serve.render.headline import headline, shown_lead
from hueandcry.serve.render.report_html import code, facts, plain, shown
from hueandcry.serve.render.text import SHOWN
from hueandcry.version import TOOL

# A page of five hundred answers has about a megabyte: browsers and readers still cope.
MOST_SHOWN: Final = 500
_MOST_LISTED: Final = 50
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
# Sign, class of the style, and what the verdict says.
_VERDICTS: Final = {
    Verdict.DANGER: ("!!", "danger", "found to be a trap, or known as one"),
    Verdict.CAUTION: ("!", "caution", "something speaks against it"),
    Verdict.CANNOT_TELL: ("?", "untold", "too little is known to say"),
    Verdict.NOTHING_FOUND: ("-", "nothing", "nothing was found; that is not the same as safe"),
}


def page_lines(answers: Collected, about: About) -> Iterator[str]:
    """Yield the page piece by piece."""
    rows = list(answers.rows())[:MOST_SHOWN]
    yield from _head(answers, about, rows)
    yield from _contents(rows) if len(rows) > 1 else ()
    yield "<section><h2>Answers</h2>\n" if rows else "<section>"
    for number, row in enumerate(rows, 1):
        yield from _answer(number, row)
    left = sum(answers.counts.values()) - len(rows)
    if left:
        yield f"<p>{left:,} more answers are not shown, none worse than the last one here.</p>\n"
    yield "</section>\n"
    yield from _unread(answers)
    yield from _unknown(answers)
    yield from _foot(about)


def _head(answers: Collected, about: About, rows: list[Answered]) -> Iterator[str]:
    title = _title(answers, rows)
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        '<meta name="format-detection" content="telephone=no, email=no, address=no, url=no">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><main>"
    )
    if rows:
        kind = _VERDICTS[rows[0].answer.verdict][1]
        yield f'<h1 class="{kind}"><span class="verdict">{title}</span></h1>\n'
    else:
        yield f"<h1>{title}</h1>\n"
    when = plain(about.created[:16].replace("T", " "))
    yield f'<p class="soft">Checked {when} UTC by snapshot {shown(about.snapshot.id)}</p>\n'
    yield '<table><thead><tr><th scope="col">verdict</th><th scope="col">number</th>'
    yield '<th scope="col">what it says</th></tr></thead><tbody>\n'
    for verdict in WORST_FIRST:
        if answers.counts[verdict]:
            yield f"<tr><td>{_badge(verdict)}</td><td>{answers.counts[verdict]:,}</td>"
            yield f"<td>{_VERDICTS[verdict][2]}</td></tr>\n"
    yield "</tbody></table>\n"


def _title(answers: Collected, rows: list[Answered]) -> str:
    total = sum(answers.counts.values())
    if not rows:
        return "Nothing was checked"
    worst = rows[0].answer.verdict
    words = worst.replace("_", " ")
    return words if total == 1 else f"{words}: {answers.counts[worst]:,} of {total:,}"


def _badge(verdict: Verdict) -> str:
    sign, kind, _ = _VERDICTS[verdict]
    return f'<span class="verdict {kind}">{sign} {verdict.replace("_", " ")}</span>'


def _contents(rows: list[Answered]) -> Iterator[str]:
    yield '<nav aria-label="answers by verdict"><h2>By verdict</h2>\n'
    number = 0
    for verdict in WORST_FIRST:
        held = [row for row in rows if row.answer.verdict is verdict]
        if held:
            yield f"<p>{_badge(verdict)}</p><ul>"
            for row in held:
                number += 1
                # The number is what can be clicked: the name of a trap never is.
                name = shown(row.answer.observable.written, 120)
                yield f'<li><a href="#a{number}">{number}</a> {name}{_where(row)}</li>\n'
            yield "</ul>\n"
    yield "</nav>\n"


def _where(row: Answered) -> str:
    return f" <small>{shown(row.file)}, line {row.line:,}</small>" if row.file else ""


def _answer(number: int, row: Answered) -> Iterator[str]:
    answer = row.answer
    thing = answer.observable
    kind = _VERDICTS[answer.verdict][1]
    yield f'<article id="a{number}" class="{kind}"><h3>{number}. {_badge(answer.verdict)} '
    yield f"{code(headline(thing))}</h3>{_where(row)}\n"
    if isinstance(thing, Link) and not thing.written.isascii():
        yield f"<p>The browser opens {code(thing.host)}</p>\n"
    yield from _listed(answer.meaning)
    # Of a request the parties are known, not the request: that must not stand before its findings.
    first = isinstance(thing, Link | Address | Handle)
    yield from _recognised(answer) if first else ()
    if isinstance(thing, Link):
        yield from _listed(f"leads to {shown_lead(lead)}, checked as well" for lead in answer.leads)
    for finding in answer.findings:
        yield from finding_html(finding)
    yield from _listed(f"not as in the record: {words}" for words in row.differences)
    yield from _listed(
        f"ignored until {one.until}: {one.title} ({one.reason}; {one.id})" for one in answer.ignored
    )
    yield from _details(answer)
    yield from () if first else _recognised(answer)
    yield from _to_do(answer)
    yield "</article>\n"


def _listed(sentences: Iterable[str]) -> Iterator[str]:
    items = [f"<li>{shown(words)}</li>" for words in sentences]
    if items:
        yield f"<ul>{''.join(items)}</ul>\n"


def _recognised(answer: Answer) -> Iterator[str]:
    yield from _listed(
        f"known as {known.entity}: {known.as_}, {known.date}, {known.source}"
        for known in answer.recognised
    )


def _details(answer: Answer) -> Iterator[str]:
    digests = [(plain(one.name), code(one.value)) for one in answer.digests if one.name in SHOWN]
    if digests:
        yield "<p>To compare with the device:</p>"
        yield facts(digests)
    yield from _listed(answer.details)


def _to_do(answer: Answer) -> Iterator[str]:
    if answer.findings:
        first = answer.findings[0]
        yield f'<div class="do"><p>{plain(first.why)}</p>'
        yield f"<p><strong>What to do:</strong> {plain(first.advice)}</p></div>\n"
    elif answer.verdict is Verdict.CANNOT_TELL:
        yield "<p>What is missing to say more stands under &quot;What is not known&quot;.</p>\n"


def _unread(answers: Collected) -> Iterator[str]:
    if not answers.refusals:
        return
    yield "<section><h2>What could not be read</h2><ul>\n"
    for row in answers.refused[:_MOST_LISTED]:
        place = f"{shown(row.file)}, " if row.file else ""
        yield f"<li>{place}line {row.line:,}: {shown(row.given, 80)}: {_ended(row.refusal.message)}"
        yield f" {_ended(row.refusal.advice)}</li>\n"
    yield f"</ul>{_more(answers.refusals)}</section>\n"


def _ended(sentence: str) -> str:
    """Return a sentence with its full stop."""
    stop = "" if not sentence or sentence.endswith((".", "!", "?")) else "."
    return plain(sentence + stop)


def _unknown(answers: Collected) -> Iterator[str]:
    gaps = sorted(answers.gaps, key=lambda gap: (not gap.needed, gap.fact))
    if not gaps:
        return
    yield "<section><h2>What is not known</h2><ul>\n"
    for gap in gaps[:_MOST_LISTED]:
        needed = " (needed to say that nothing was found)" if gap.needed else ""
        yield f"<li>{shown(gap.fact)}: {shown(gap.reason)}{needed}</li>\n"
    yield f"</ul>{_more(len(gaps))}</section>\n"


def _more(count: int) -> str:
    left = count - _MOST_LISTED
    return f"<p>{left:,} more are not shown.</p>" if left > 0 else ""


def _foot(about: About) -> Iterator[str]:
    yield "<section><h2>How to read this</h2><p>There is no verdict SAFE. Each finding names its"
    yield " rule, its evidence and its source; its id can be given to <code>hue ignore</code>. What"
    yield " was checked is shown as text and cannot be clicked.</p>"
    yield f'<p class="soft">{plain(TOOL)}, exit code {about.code}</p></section>\n'
    yield "</main></body></html>\n"
