"""The few pieces of HTML a report is made of. What comes from outside passes `plain` or `shown`."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import minute

# Reasons and lists of names may be long; the whole text stands in flow.json.
_LONGEST: Final = 1_000


def plain(text: str) -> str:
    """Return text from outside, neutralised and escaped, for attributes and SVG text."""
    return escape(harmless(text, _LONGEST))


def shown(text: str, limit: int = _LONGEST) -> str:
    """Return text from outside in an element of its own direction: it cannot turn what follows."""
    return f"<bdi>{escape(harmless(text, limit))}</bdi>"


def code(text: str) -> str:
    """Return an account, a transaction or a hash."""
    return f"<code>{shown(text)}</code>"


def when(seconds: int | None, otherwise: str = "") -> str:
    """Return a moment in UTC that is not broken over lines; its column's head says UTC."""
    text = minute(seconds).removesuffix(" UTC") or otherwise
    return f'<span class="t">{plain(text)}</span>' if text else ""


def table(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: Sequence[int] = ()
) -> Iterable[str]:
    """Yield a table of HTML cells. Columns in `numeric` stand to the right.

    Each cell repeats its head, which narrow screens show instead of the row of heads.
    """
    classes = [' class="n"' if at in numeric else "" for at in range(len(heads))]
    yield f'<table class="{name}"><thead><tr>'
    for head, kind in zip(heads, classes, strict=True):
        yield f'<th scope="col"{kind}>{head}</th>'
    yield "</tr></thead><tbody>\n"
    for row in rows:
        yield "<tr>"
        for cell, head, kind in zip(row, heads, classes, strict=True):
            yield f'<td{kind} data-head="{head}">{cell}</td>'
        yield "</tr>\n"
    yield "</tbody></table>\n"


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return a list of names and values, values as HTML."""
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{value}</dd>' for name, value in rows)}</dl>\n"
