"""Real thefts as signing requests, and what people sign every day, through the whole check.

The snapshot is made of the feeds' own files. Every attack must be a danger for the right reason; no
everyday request may be one, and what it is warned of is written beside it.
"""

import json
from copy import deepcopy
from pathlib import Path

import msgspec
import pytest

from hueandcry.gather.asked import Asked
from hueandcry.model.record import RecordEntry, RecordHead, RecordLead, SnapshotName
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checker
from hueandcry.run.replay import replay
from tests.conftest import SHARED
from tests.decode.typed.signers import eth_account, ethers
from tests.run.vectors.attacks import attacks
from tests.run.vectors.case import ME, Case, calldata, counted, history, rules_of, transaction
from tests.run.vectors.contracts import PERMIT2, UNIVERSAL_ROUTER
from tests.run.vectors.edges import EDGES, STRICTER, Document
from tests.run.vectors.everyday import ENS_ETH, everyday
from tests.run.vectors.everyday_signatures import VITALIK
from tests.run.vectors.shapes import shapes
from tests.run.vectors.snapshot import NOW

CASES = SHARED / "cases"
ATTACKS = attacks(CASES) if CASES.is_dir() else []
SHAPES, EVERYDAY = shapes(), everyday()
HEAD = RecordHead("hueandcry/record/1", "hueandcry 0", SnapshotName("id", NOW), NOW)


def name_of(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", ATTACKS, ids=name_of)
def test_a_theft_is_a_danger_for_the_right_reason(case: Case, checker: Checker) -> None:
    answer = checker.check(case.text, case.asked).answer
    assert answer.verdict is Verdict.DANGER
    assert case.rules <= rules_of(answer)


@pytest.mark.parametrize("case", SHAPES, ids=name_of)
def test_a_made_up_theft_is_seen_without_any_list(case: Case, checker: Checker) -> None:
    answer = checker.check(case.text, case.asked).answer
    assert answer.verdict in {case.verdict, Verdict.DANGER}
    assert case.rules <= counted(answer)


@pytest.mark.parametrize("case", EVERYDAY, ids=name_of)
def test_everyday_requests_stay_quiet(case: Case, checker: Checker) -> None:
    answer = checker.check(case.text, case.asked).answer
    assert (answer.verdict, counted(answer)) == (case.verdict, case.rules)
    unread = [gap for gap in answer.gaps if gap.needed]
    assert bool(unread) == (case.verdict is Verdict.CANNOT_TELL or "unread-call" in str(case.rules))


@pytest.mark.parametrize("case", [*ATTACKS, *SHAPES, *EVERYDAY], ids=name_of)
def test_its_record_is_judged_the_same(case: Case, checker: Checker) -> None:
    checked = checker.check(case.text, case.asked)
    answer = checked.answer
    found = tuple(finding.id for finding in answer.findings)
    leads = tuple(RecordLead(one.observable, one.facts, one.path) for one in checked.leads)
    entry = RecordEntry(1, answer.observable, checked.facts, answer.verdict, found, leads)
    saved = msgspec.json.decode(msgspec.json.encode(entry), type=RecordEntry)
    (again,) = replay(HEAD, iter([saved]), {})
    assert again.answer == answer


def test_there_are_enough_everyday_requests() -> None:
    assert len({case.text for case in EVERYDAY}) > 40
    assert sum(case.verdict is Verdict.NOTHING_FOUND for case in EVERYDAY) > 40


def test_an_exact_approval_to_permit2_is_quiet(cases: Path, checker: Checker) -> None:
    negatives = json.loads((cases / "signing" / "negatives.json").read_text())["cases"]
    [exact] = [case for case in negatives if case["kind"] == "exact approval"]
    answer = checker.check(transaction(exact["to"], exact["calldata"])).answer
    assert (answer.verdict, answer.findings) == (Verdict.NOTHING_FOUND, ())
    assert "650.389675 USDC" in answer.meaning[0]
    assert PERMIT2 in answer.meaning[0]


def test_known_recipients_and_a_token_wrongly_called_a_trap_are_quiet(
    cases: Path, checker: Checker
) -> None:
    rows = json.loads((cases / "signing" / "negatives.json").read_text())["cases"]
    quiet = [row["address"] for row in rows if row["kind"].startswith(("known", "token falsely"))]
    assert {VITALIK, ENS_ETH} < set(quiet)
    for address in quiet:
        answer = checker.check(address).answer
        assert (answer.verdict, answer.findings) == (Verdict.NOTHING_FOUND, ())
    token = quiet[-1]
    sent = transaction(token, calldata("transfer(address,uint256)", VITALIK, 10**18))
    answer = checker.check(sent, Asked(history=history(VITALIK))).answer
    assert (answer.verdict, answer.findings) == (Verdict.NOTHING_FOUND, ())


def test_both_hashes_of_bybit_are_made(cases: Path, checker: Checker) -> None:
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    for which in ("executed", "displayed"):
        [text] = [one.text for one in ATTACKS if one.name == f"Bybit {which}"]
        made = {digest.value for digest in checker.check(text).answer.digests}
        assert {case[which]["safe_tx_hash"], case["safe"]["domain_hash"]} <= made


def test_the_theft_behind_a_harmless_proposal_is_named_by_its_hash(
    cases: Path, checker: Checker
) -> None:
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    [queue] = [one for one in ATTACKS if one.name == "Bybit in the queue"]
    found = checker.check(queue.text).answer.findings
    paths = {finding.rule: finding.path for finding in found}
    other = f"the other proposal {case['executed']['safe_tx_hash']} (same nonce)"
    assert paths == {"signing/safe-delegatecall": (other,), "signing/same-nonce": ()}


def test_the_digest_of_infernos_permit_is_made(cases: Path, checker: Checker) -> None:
    case = json.loads((cases / "signing" / "inferno_permit2_batch.json").read_text())
    answer = checker.check(json.dumps(case["typed_data"])).answer
    assert case["expected"]["digest"] in {digest.value for digest in answer.digests}


@pytest.fixture(scope="module")
def edge_answers(cases: Path) -> dict[str, tuple[str, str, str]]:
    """Give each changed document, with eth-account's and ethers' digest or refusal."""
    case = json.loads((cases / "signing" / "inferno_permit2_batch.json").read_text())
    base: Document = case["typed_data"]
    # To Uniswap's own router nothing but the change can be found fault with.
    base["message"]["spender"] = UNIVERSAL_ROUTER
    documents = {name: deepcopy(base) for name in EDGES}
    for name, change in EDGES.items():
        change(documents[name])
    made = list(documents.values())
    rows = zip(map(json.dumps, made), map(eth_account, made), ethers(made), strict=True)
    return dict(zip(EDGES, rows, strict=True))


@pytest.mark.parametrize("edge", EDGES)
def test_only_what_all_signers_hash_alike_is_answered(
    edge: str, edge_answers: dict[str, tuple[str, str, str]], checker: Checker
) -> None:
    text, account, ether = edge_answers[edge]
    answer = checker.check(text, Asked(signer=ME.lower())).answer
    ours = {digest.value for digest in answer.digests}
    unread = [gap.reason for gap in answer.gaps if gap.needed]
    if account == ether and account.startswith("0x") and edge not in STRICTER:
        assert account in ours
        assert not unread
        # The field that is not signed is warned of.
        assert (answer.verdict is Verdict.CAUTION) == ("extra" in edge)
    else:
        assert unread
        assert answer.verdict in {Verdict.CANNOT_TELL, Verdict.CAUTION}
        assert not ours or edge in STRICTER


def test_the_edges_are_those_of_the_case(cases: Path) -> None:
    case = json.loads((cases / "signing" / "typed_data_edges.json").read_text())
    assert [row["change"] for row in case["cases"]] == list(EDGES)
