"""Checks of signing requests: how fast, beside which peers, and what real cases come to."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.decode.clear import registry
from tests.decode.clear.verdict import verdict
from tests.run.vectors.attacks import attacks
from tests.run.vectors.case import ME, NOW, Case, counted, transaction
from tests.run.vectors.contracts import PERMIT2, UNISWAP_V3, UNIVERSAL_ROUTER, USDC
from tests.run.vectors.documents import permit2_single
from tests.run.vectors.everyday import everyday
from tests.run.vectors.shapes import shapes

from bench import typed_data
from bench.signing_peers import (
    MULTICALLS,
    SIZE,
    TRANSFERS,
    decoders,
    digests,
    multicall,
    rate,
    transfer,
)
from hueandcry.gather.asked import Asked
from hueandcry.run.check import Checker
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes

COLD = 20


def figures(home: Home, mirror: Path, cases: Path) -> None:
    """Print every figure of signing requests."""
    checker = Checker(Indexes(home.open_current()), "2026-11-24T12:00:00+00:00")
    found = [*attacks(cases), *shapes(), *everyday()]
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    verdicts(checker)
    decoders()
    typed_data.speed()
    digests(cases)
    typed_data.equality()
    cold(home, found, home.root.parent)
    clear_signing(mirror)
    vectors(checker, found)


def verdicts(checker: Checker) -> None:
    """Print verdicts a second, text to answer, each request another one."""
    sent = [transaction(USDC, transfer(number)) for number in range(TRANSFERS)]
    many = [transaction(UNISWAP_V3, multicall(number)) for number in range(MULTICALLS)]
    asked = Asked(signer=ME.lower())
    for name, texts in (("an ERC-20 transfer", sent), (f"{SIZE} transfers in a multicall", many)):
        found = rate(lambda text: checker.check(text, asked), texts)
        print(f"verdicts a second, one core, {name}: {found:,.0f}")


def cold(home: Home, found: Sequence[Case], place: Path) -> None:
    """Print the whole time of a new process for one request."""
    hue = str(Path(sys.executable).with_name("hue"))
    bare = _whole([sys.executable, "-c", "pass"], home)
    texts = {case.name: case.text for case in found}
    requests = {
        "a transaction": transaction(USDC, transfer(1)),
        "a Universal Router swap": texts["USDC to ETH by the Universal Router"],
        "typed data": permit2_single(UNIVERSAL_ROUTER, 10**9, NOW + 10**6, NOW + 1_800),
        "a Safe proposal": texts["a Safe pays ETH, three right confirmations"],
    }
    assert PERMIT2 in requests["typed data"]
    for name, text in requests.items():
        path = place / "request.json"
        path.write_text(text)
        took = _whole([hue, "check", str(path)], home)
        print(f"cold hue check of {name}: median {took:.0f} ms (a bare Python {bare:.0f} ms,"
              f" load {os.getloadavg()[0]:.1f})")  # fmt: skip


def _whole(command: list[str], home: Home) -> float:
    """Return the median in milliseconds, with compiled modules as an installed program has them."""
    compiled = str((home.root.parent / "compiled").resolve())
    env = {**os.environ, "HUE_HOME": str(home.root), "PYTHONPYCACHEPREFIX": compiled}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, env=env, capture_output=True)
    took = []
    for _ in range(COLD):
        start = time.perf_counter()
        ran = subprocess.run(command, env=env, capture_output=True)
        took.append(time.perf_counter() - start)
        assert ran.returncode in {0, 10, 20, 30} or command[0] == sys.executable, ran.stderr
    return statistics.median(took) * 1_000


def clear_signing(mirror: Path) -> None:
    """Print how many cases of the ERC-7730 registry are shown as they expect."""
    all_cases = list(registry.cases(mirror))
    shown = sum(not verdict(case, mirror) for case in all_cases)
    print(f"ERC-7730 registry: {shown} of {len(all_cases)} cases shown as expected, as they stand")


def vectors(checker: Checker, found: Sequence[Case]) -> None:
    """Print what each real, made-up and everyday request comes to, and what differs from it."""
    wrong = 0
    for case in found:
        answer = checker.check(case.text, case.asked).answer
        rules = counted(answer)
        right = answer.verdict is case.verdict and case.rules <= {f.rule for f in answer.findings}
        wrong += not right
        named = ", ".join(sorted(rule.removeprefix("signing/") for rule in rules))
        print(f"  {case.name:48} {answer.verdict:14} {named}{'' if right else '   NOT EXPECTED'}")
    print(f"requests: {len(found)}, of which {wrong} not as expected")
