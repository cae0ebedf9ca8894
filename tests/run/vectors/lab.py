import sys, json
from pathlib import Path
from tests.run.vectors.snapshot import checker_of
from tests.run.vectors.case import counted
from hueandcry.store.home import Home
from tests.run.vectors import attacks as A
checker = checker_of(Home(Path("/tmp/h9small")))
cases = A.attacks(Path("/work/shared/cases")) if "attacks" in sys.argv[1] else []
if "everyday" in sys.argv[1]:
    from tests.run.vectors import everyday
    cases += everyday.everyday()
if "shapes" in sys.argv[1]:
    from tests.run.vectors import shapes
    cases += shapes.shapes()
verbose = "-v" in sys.argv
for c in cases:
    try:
        a = checker.check(c.text, c.asked).answer
    except Exception as e:
        print("!!", c.name, type(e).__name__, e, getattr(e, "advice", "")); 
        import traceback; traceback.print_exc() if verbose else None
        continue
    got = counted(a) if c.verdict != "DANGER" else {f.rule for f in a.findings}
    from hueandcry.judge.verdict import TABLE
    ok = a.verdict == c.verdict and (c.rules <= got if c.verdict == "DANGER" else c.rules == got)
    print("ok " if ok else "XX ", c.name, a.verdict, sorted(f"{f.rule.split('/')[-1]}:{str(TABLE[f.severity,f.confidence])[:4]}" for f in a.findings), "" if ok else f"WANTED {c.verdict} {sorted(c.rules)}", [g.reason for g in a.gaps if g.needed] or "")
    if verbose:
        for m in a.meaning: print("     M", m)
        for m in a.details: print("     D", m)
        for f in a.findings:
            print("     F", f.title)
            for e in f.evidence: print("         ", e.text, e.seen, e.known)
