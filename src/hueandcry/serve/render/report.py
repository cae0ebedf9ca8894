"""`report.html`: a flow for investigators and courts, in one file that asks nobody for anything.

No script, no picture, no font, no link to another host: a copy given to a court tells nobody that
it is read.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hueandcry.model.flow import Flow
from hueandcry.run.folding import fold
from hueandcry.serve.render.flow_table import counted
from hueandcry.serve.render.report_html import code, facts, plain, shown
from hueandcry.serve.render.report_leads import has_leads, lead_section
from hueandcry.serve.render.report_method import method_section, unknown_section
from hueandcry.serve.render.report_money import (
    MOST_PICTURES,
    figures,
    holder_section,
    seed_section,
)
from hueandcry.serve.render.report_steps import edge_section, time_section
from hueandcry.serve.render.report_structure import structure_section
from hueandcry.serve.render.report_style import STYLE
from hueandcry.serve.render.report_trails import lead_ways, way_section

_ORDER: Final = {"fifo": "First in, first out", "lifo": "Last in, first out"}
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def report_lines(flow: Flow, fingerprints: Mapping[str, str]) -> Iterator[str]:
    """Yield the page piece by piece. `fingerprints` are SHA-256 of the files beside it, by name."""
    backward = flow.direction == "backward"
    title = "Where the money came from" if backward else "Where the money went"
    foldings = fold(flow)
    leads = (("leads", "Leads", _leads(flow)),) if has_leads(flow) else ()
    structures = (
        (("structures", "How it was moved", structure_section(flow)),) if flow.structures else ()
    )
    sections = (
        ("taken", "What was asked about" if backward else "What was stolen", seed_section(flow)),
        ("now", "Where it came from" if backward else "Where it is now",
         holder_section(flow, foldings)),
        *leads,
        ("ways", "How it came from there" if backward else "How it got there", way_section(flow)),
        *structures,
        ("when", "When it moved", time_section(flow, foldings)),
        ("steps", "Every step", edge_section(flow)),
        ("method", "How this was worked out", method_section(flow)),
        ("unknown", "What is not known", unknown_section(flow, foldings)),
        ("files", "Files of this report", _files(fingerprints)),
    )  # fmt: skip
    yield from _head(flow, title)
    yield "<nav>"
    yield from (f'<a href="#{name}">{words}</a>' for name, words, _ in sections)
    yield "</nav>\n"
    yield from (figures(folding, flow) for folding in foldings[:MOST_PICTURES] if folding.amount)
    for name, words, inside in sections:
        yield f'<section id="{name}"><h2>{words}</h2>\n'
        yield from inside
        yield "</section>\n"
    yield "</main></body></html>\n"


def _head(flow: Flow, title: str) -> Iterator[str]:
    asked = ", ".join(map(code, flow.asked[:5])) + (" …" if len(flow.asked) > 5 else "")
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><main>"
        f"<h1>{title}</h1><p>Traced from {asked}</p>"
        f'<p class="soft">{counted(len(flow.seeds), "payment")},'
        f" {counted(len(flow.edges), 'step')}. Ledger"
        f" {code(flow.ledger.name)}, made {plain(flow.created)} by {shown(flow.tool)}."
        f" {_ORDER[flow.law]}; every step can be recomputed from the chain.</p>\n"
    )


def _leads(flow: Flow) -> Iterator[str]:
    yield from lead_section(flow)
    yield from lead_ways(flow)


def _files(fingerprints: Mapping[str, str]) -> Iterable[str]:
    yield "<p>SHA-256 of the files that belong to this page:</p>"
    yield facts((plain(name), code(digest)) for name, digest in fingerprints.items())
