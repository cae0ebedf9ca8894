"""How a page of answers looks: by day and night, on a narrow screen, and on paper.

Blue and orange as in the terminal, which colour-blind people tell apart; signs and words say the
same without any colour.
"""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #16202c; --soft: #55606e; --line: #d5dae1;
  --tint: #f4f6f8; --danger: #a83f00; --caution: #855800; --untold: #14508c; --nothing: #14508c; }
@media (prefers-color-scheme: dark) { :root { --paper: #12171d; --ink: #e6eaef; --soft: #9eabb9;
  --line: #323c47; --tint: #1b222a; --danger: #ff8700; --caution: #ffaf00; --untold: #5fafff;
  --nothing: #5fafff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; overflow-wrap: anywhere; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -.01em; }
h2 { font-size: 21px; margin: 44px 0 10px; padding-top: 14px; border-top: 2px solid var(--ink); }
h3 { font-size: 17px; line-height: 1.35; margin: 0 0 4px; }
h4 { font-size: 15.5px; margin: 16px 0 2px; }
p { margin: 6px 0; max-width: 74ch; } li { max-width: 74ch; }
ul { margin: 4px 0; padding-left: 20px; } nav ul { list-style: none; padding: 0; }
.soft, small { color: var(--soft); font-size: 13.5px; }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono",
  monospace; }
code { word-break: break-all; }
pre { margin: 6px 0; padding: 8px 12px; background: var(--tint); overflow-x: auto; }
.verdict { font-weight: 700; color: var(--role); white-space: nowrap; }
.danger { --role: var(--danger); } .caution { --role: var(--caution); }
.untold { --role: var(--untold); } .nothing { --role: var(--nothing); }
article { border: 1px solid var(--line); border-left: 6px solid var(--role); border-radius: 3px;
  padding: 12px 16px; margin: 14px 0; }
.do { border-left: 3px solid var(--role); padding-left: 12px; margin: 10px 0; }
table { border-collapse: collapse; width: 100%; font-size: 14.5px; margin: 10px 0; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0;
  border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 13px;
  overflow-wrap: normal; }
nav li { margin: 2px 0; } nav a { color: inherit; }
dl { display: grid; grid-template-columns: minmax(110px, 200px) 1fr; gap: 3px 16px; margin: 8px 0;
  font-size: 14.5px; }
dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 640px) {
  main { padding: 20px 14px 48px; } h1 { font-size: 25px; } article { padding: 10px 12px; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 6px; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --tint: #fff; --danger: #a83f00; --caution: #855800; --untold: #14508c; --nothing: #14508c; }
  @page { size: A4; margin: 16mm 14mm 18mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; } h2, h3, h4 { break-after: avoid; }
  pre { white-space: pre-wrap; border: 1px solid var(--line); }
  .do, pre, tr { break-inside: avoid; }
}
"""
