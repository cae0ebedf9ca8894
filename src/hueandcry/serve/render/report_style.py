"""How a report looks: on a screen by day and night, on a narrow one, and on paper."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #16202c; --soft: #55606e; --line: #d5dae1;
  --tint: #f4f6f8; --accent: #14508c; --warn: #8a4b00; --warn-tint: #fff5e5;
  --payment: #34424f; --hops: #8794a3; --service: #1668b8; --likely: #56a3de; --mixer: #8a3fb0;
  --held: #d18400; --lost: #8b7d6b; --gone: #5d6670; --origin: #1a8072; --untold: #b3261e;
  --hidden: #4b3a8f; --cross: #0b7a6b; }
@media (prefers-color-scheme: dark) { :root { --paper: #12171d; --ink: #e6eaef; --soft: #9eabb9;
  --line: #323c47; --tint: #1b222a; --accent: #7db8f0; --warn: #f2b96b; --warn-tint: #2c2415;
  --payment: #aab7c4; --hops: #6d7a88; --service: #4a9be8; --likely: #8cc4ee; --mixer: #c083de;
  --held: #e8a33a; --lost: #b3a592; --gone: #8d97a2; --origin: #45b3a3; --untold: #f0827a;
  --hidden: #9b8cf0; --cross: #3cc4ae; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -.01em; }
h2 { font-size: 21px; margin: 48px 0 10px; padding-top: 14px; border-top: 2px solid var(--ink); }
h3 { font-size: 16px; margin: 28px 0 8px; overflow-wrap: anywhere; }
p { margin: 8px 0; } p, li { max-width: 74ch; overflow-wrap: anywhere; }
.soft, figcaption, small { color: var(--soft); font-size: 13.5px; }
code { font: 12.5px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  overflow-wrap: anywhere; word-break: break-all; }
nav { margin: 18px 0 0; display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 14px; }
nav a, p a { color: var(--accent); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px;
  margin: 12px 0; }
.figure { border: 1px solid var(--line); border-left: 5px solid var(--role, var(--ink));
  border-radius: 3px; padding: 8px 12px; overflow-wrap: anywhere; }
.figure b { display: block; font-size: 21px; line-height: 1.25; }
.figure span { color: var(--soft); font-size: 13.5px; display: block; }
.note { background: var(--warn-tint); border-left: 5px solid var(--warn); padding: 8px 14px;
  margin: 14px 0; }
.scroll { overflow-x: auto; margin: 10px 0; }
.scroll:focus-visible { outline: 2px solid var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0;
  border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 12.5px; border-bottom-color: var(--soft); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.n small { display: block; white-space: normal; overflow-wrap: anywhere; min-width: 130px;
  max-width: 170px; margin-left: auto; line-height: 1.35; }
.t { white-space: nowrap; }
.edges { font-size: 12.5px; table-layout: fixed; min-width: 900px; overflow-wrap: anywhere; }
.edges code, .edges small { font-size: 10.5px; } .edges .n { white-space: normal; }
.edges .n small { display: inline; }
.edges th { overflow-wrap: normal; } .edges th:nth-child(1) { width: 5%; }
.edges th:nth-child(2) { width: 24%; } .edges th:nth-child(5) { width: 13%; }
.who { display: flex; flex-wrap: wrap; gap: 6px; }
.label { border: 1px solid var(--line); border-radius: 3px; padding: 3px 8px;
  background: var(--tint); flex: 1 1 170px; max-width: 320px; overflow-wrap: anywhere; }
.label small { display: block; font-size: 12px; line-height: 1.35; }
.disagree { color: var(--warn); font-weight: 600; font-size: 12.5px; flex: 1 0 100%; }
.dot { display: inline-block; width: 10px; height: 10px; margin-right: 7px; border-radius: 2px;
  background: var(--role, var(--soft)); }
dl { display: grid; grid-template-columns: minmax(120px, 190px) 1fr; gap: 4px 18px; margin: 10px 0;
  font-size: 14px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--accent); padding: 6px 0; }
figure { margin: 14px 0; } figure svg { display: block; width: 100%; height: auto; }
figure .narrow { display: none; }
svg text { fill: var(--ink); font-size: 14px; paint-order: stroke; stroke: var(--paper);
  stroke-width: 4px; stroke-linejoin: round; unicode-bidi: isolate; }
svg .head { font-size: 13px; font-weight: 600; fill: var(--soft); }
svg .name { font-weight: 600; } svg .more { font-size: 13px; fill: var(--soft); }
svg.narrow text { font-size: 11px; stroke-width: 3px; }
.box { fill: var(--role); stroke: var(--role); stroke-width: .8; }
.ribbon { fill: var(--role); fill-opacity: .3; stroke: var(--role); stroke-width: .5;
  stroke-opacity: .45; }
.ribbon:hover { fill-opacity: .55; }
.lead.box, .lead.ribbon { fill-opacity: .12; stroke-dasharray: 4 3; stroke-opacity: 1; }
.lead.box { stroke-width: 1.4; } .figure.lead { border-style: dashed; }
.trail { display: block; width: 100%; max-width: 430px; height: auto; margin: 8px 0; }
svg.trail text { font-size: 13px; }
.way { margin: 6px 0; } .way summary { overflow-wrap: anywhere; }
line.way { stroke: var(--hops); stroke-width: 2; } line.way.crossing { stroke: var(--cross);
  stroke-width: 4; } line.way.lead { stroke-dasharray: 4 4; }
.mark { fill: var(--cross); } .mark.mixer { fill: var(--mixer); }
.axis { stroke: var(--line); } .moved { fill: var(--hops); } .bar.service { fill: var(--service); }
.payment { --role: var(--payment); } .hops { --role: var(--hops); }
.service { --role: var(--service); } .likely { --role: var(--likely); }
.mixer { --role: var(--mixer); } .held { --role: var(--held); } .limit { --role: var(--lost); }
.floor, .ended { --role: var(--lost); } .gone { --role: var(--gone); }
.untraceable { --role: var(--hidden); } .pooled, .rounding { --role: var(--lost); }
.asset { --role: var(--hops); } .lead { --role: var(--mixer); }
.unexplained, .opening, .minted { --role: var(--origin); } .untold { --role: var(--untold); }
@media (min-width: 641px) {
  .ways { table-layout: fixed; font-size: 13px; overflow-wrap: anywhere; }
  .ways code, .ways small { font-size: 11px; } .ways .n { white-space: normal; }
  .ways th { overflow-wrap: normal; } .ways th:nth-child(1) { width: 5%; }
  .ways th:nth-child(2) { width: 26%; } .ways th:nth-child(5) { width: 18%; }
  .ways th:nth-child(6) { width: 13%; }
  .holders td:nth-child(3) { width: 27%; min-width: 150px; }
  .holders td:nth-child(4) { width: 15%; } .holders td:nth-child(6) { width: 36%; }
}
@media (max-width: 640px) {
  main { padding: 20px 14px 48px; } h1 { font-size: 25px; }
  .stack thead { display: none; } .stack, .stack tbody, .stack tr, .stack td { display: block; }
  .stack tr { border-bottom: 1px solid var(--soft); padding: 8px 0; }
  .stack td { border: 0; padding: 2px 0; text-align: left; white-space: normal; }
  figure .narrow { display: block; } figure .wide { display: none; }
  .stack td:empty { display: none; } .n small { min-width: 0; max-width: none; }
  .stack td::before { content: attr(data-head) ": "; color: var(--soft); font-size: 12.5px; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --tint: #fff; --accent: #000; --warn: #6b3a00; --warn-tint: #fff; --payment: #34424f;
    --hops: #8794a3; --service: #1668b8; --likely: #56a3de; --mixer: #8a3fb0; --held: #d18400;
    --lost: #8b7d6b; --gone: #5d6670; --origin: #1a8072; --untold: #b3261e;
    --hidden: #4b3a8f; --cross: #0b7a6b; }
  @page { size: A4; margin: 16mm 14mm 18mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; } nav { display: none; }
  h2 { break-after: avoid; margin-top: 22pt; } h3 { break-after: avoid; }
  tr, figure, .figure, .note { break-inside: avoid; } thead { display: table-header-group; }
  .scroll { overflow: visible; }
  figure .narrow { display: none; } figure .wide { display: block; }
  table, dl { font-size: 8.5pt; } th { font-size: 7pt; }
  details:not([open]) > summary::after { content: " (not printed: open it, or read edges.csv)"; }
  code { font-size: 7.5pt; }
  td small, .label small { font-size: 7.5pt; } .n small { min-width: 80px; max-width: 110px; }
  .holders td, .withdrawals td { overflow-wrap: anywhere; }
  .withdrawals td:nth-child(3) { min-width: 64px; } .holders td:nth-child(4) { min-width: 84px; }
  .ways { font-size: 7.5pt; } .ways code, .ways small { font-size: 6.5pt; }
  .trail { max-width: 90mm; }
  .edges { font-size: 7.5pt; min-width: 0; } .edges td { padding-right: 5pt; }
  .edges code, .edges small { font-size: 6.5pt; } .edges th:nth-child(1) { width: 7%; }
}
"""
