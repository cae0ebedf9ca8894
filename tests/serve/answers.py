"""Small answers for renderers: invented findings, and words that try to be more than words."""

from hueandcry.decode.link import parse_link
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.finding import Confidence, Evidence, Finding, Severity
from hueandcry.model.record import SnapshotName
from hueandcry.model.source import Source
from hueandcry.model.verdict import Answer, Ignored, Recognition, Refusal, Verdict
from hueandcry.serve.render.collected import About, Answered, Collected, Refused
from tests.values import NOW

SNAPSHOT = SnapshotName("20261124T120000Z-00000000", NOW)
ABOUT = About(SNAPSHOT, NOW, 20)
# Markup, a terminal's escape, a direction mark, SARIF's and Markdown's link.
EVIL = '<script>alert(1)</script><img src=x onerror=y>" \x1b[2J\u202e [open](https://evil.test) \\'
PAGE = Gap("page", GapKind.UNSUPPORTED, "the page was not opened")
OLD = Gap("block list", GapKind.UNAVAILABLE, "last confirmed 9 days ago", needed=True)


def finding(
    severity: Severity = Severity.HIGH,
    confidence: Confidence = Confidence.STRONG,
    *,
    rule: str = "link/listed-host",
    text: str = "list lists listed.com",
    count: int = 1,
) -> Finding:
    return Finding(
        id=f"{rule}:0123456789",
        rule=rule,
        severity=severity,
        confidence=confidence,
        title="The host is on a block list",
        why="People put it there.",
        advice="Do not open it.",
        evidence=tuple(Evidence(text) for _ in range(count)),
        sources=tuple(Source("list", NOW, "https://list.test/") for _ in range(count)),
    )


def answer(
    text: str = "https://listed.com",
    verdict: Verdict = Verdict.DANGER,
    *findings: Finding,
    gaps: tuple[Gap, ...] = (PAGE,),
) -> Answer:
    return Answer(parse_link(text), verdict, (), findings, gaps)


def hostile_answer() -> Answer:
    found = finding(text=EVIL)
    looks = Finding(
        id="x:1", rule="other/rule", severity=Severity.LOW, confidence=Confidence.WEAK,
        title=EVIL, why=EVIL, advice=EVIL,
        evidence=(Evidence(EVIL, seen="unisvv\u0430p<b>", known="uniswap"),
                  Evidence("alike", seen="0x" + "aB" * 20, known="0x" + "ab" * 19 + "cd")),
        sources=(Source(EVIL, EVIL, EVIL),), path=(EVIL,),
    )  # fmt: skip
    return Answer(
        parse_link("https://\u0430.example/<script>?q=\"'><img src=x>"), Verdict.DANGER,
        recognised=(Recognition(EVIL, EVIL, EVIL, EVIL),),
        findings=(found, looks),
        gaps=(Gap(EVIL, GapKind.UNAVAILABLE, EVIL, needed=True),),
        ignored=(Ignored("link/listed-host:1", EVIL, "2026-12-01", EVIL),),
        meaning=(EVIL,), details=(EVIL,),
    )  # fmt: skip


def collected(*rows: Answered, most: int = 100) -> Collected:
    made = Collected(most)
    for row in rows:
        made.add(row)
    return made


def many(count: int = 30) -> Collected:
    """Return answers of every verdict, hostile ones among them, and lines that cannot be read."""
    made = Collected(100)
    made.add(Answered(3, "docs/a<b>.md", hostile_answer(), (EVIL,)))
    for number in range(count):
        host = "a" * 40 + f"{number}.{'long-label-' * 4}.example.com"
        verdict = list(Verdict)[number % 4]
        found = (finding(count=number % 3 + 1),) if verdict is Verdict.DANGER else ()
        gaps = (PAGE, OLD) if verdict is Verdict.CANNOT_TELL else (PAGE,)
        made.add(
            Answered(
                number + 1, "docs/b.md", answer(f"https://{host}/x", verdict, *found, gaps=gaps)
            )
        )
    made.refuse(Refused(9, "docs/c.md", EVIL, Refusal("not_an_observable", EVIL, EVIL)))
    return made
