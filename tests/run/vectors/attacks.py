"""Thefts that happened, as the requests their victims were asked to sign."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.run.vectors.batches import batch_through_delegate
from tests.run.vectors.case import Case, calldata, danger, history, transaction
from tests.run.vectors.contracts import BYVWBTC, MULTI_SEND, USDC
from tests.run.vectors.documents import multi_send

_FIELDS = ("to", "value", "data", "operation", "safeTxGas", "baseGas", "gasPrice", "gasToken",
           "refundReceiver", "nonce")  # fmt: skip


def attacks(cases: Path) -> list[Case]:
    """Return them all; `cases` is the folder of real cases."""
    folder = cases / "signing"
    read = {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}
    return [
        *_bybit(read["bybit_safe_nonce71"], (folder / "bybit_outer_calldata.hex").read_text()),
        *_inferno(read["inferno_permit2_batch"], read["inferno_nft_approvals"]),
        *_approvals(read["badger_increase_allowance"]),
        *_poisonings(read["poisoning_wbtc_2024_05_03"], read["poisoning_usdt_2025_04_20"]),
        *_delegation(read["inferno_permit2_batch"]),
    ]


def bybit_row(case: dict[str, Any], which: str) -> dict[str, Any]:
    """Return a row of the Safe service: its fields, owners and the signatures stored with it."""
    safe, owners = case["safe"], case["safe"]["known_owners"]
    stored = [
        {"owner": owner, "signature": row["signature"]}
        for owner, row in zip(owners, case["signatures"], strict=True)
    ]
    fields = {name: case[which][name] for name in _FIELDS}
    return {
        "safe": safe["address"], "chainId": 1, "version": safe["version"], "owners": owners,
        "threshold": safe["threshold"], **fields, "confirmations": stored,
        "safeTxHash": case[which]["safe_tx_hash"],
    }  # fmt: skip


def wrapped(row: dict[str, Any], times: int) -> dict[str, Any]:
    """Return the row with its call inside so many MultiSends, without what is stored of it."""
    for _ in range(times):
        call = (row["operation"], row["to"], int(row["value"]), bytes.fromhex(row["data"][2:]))
        data = calldata("multiSend(bytes)", multi_send(call))
        row = {**row, "to": MULTI_SEND, "value": "0", "data": "0x" + data.hex(), "operation": 1}
    return {key: value for key, value in row.items() if key not in {"safeTxHash", "confirmations"}}


def _bybit(case: dict[str, Any], outer: str) -> Iterator[Case]:
    executed, displayed = bybit_row(case, "executed"), bybit_row(case, "displayed")
    yield danger("Bybit executed", json.dumps(executed), "safe-delegatecall")
    yield danger("Bybit displayed", json.dumps(displayed), "confirmation-not-owner")
    both = "confirmation-not-owner same-nonce"
    yield danger("Bybit both", json.dumps({"results": [displayed, executed]}), both)
    # As it would have stood in the queue: the theft behind what was shown, nobody has signed yet.
    shown = {key: value for key, value in displayed.items() if key != "confirmations"}
    queue = json.dumps({"results": [shown, {**executed, "confirmations": []}]})
    yield danger("Bybit in the queue", queue, "safe-delegatecall same-nonce")
    turned = json.dumps({"results": [executed, displayed]})
    yield danger("Bybit both, executed first", turned, "safe-delegatecall same-nonce")
    seen = json.dumps(displayed)
    rules = "safe-delegatecall displayed-differs"
    yield danger("Bybit executed, displayed on screen", json.dumps(executed), rules, displayed=seen)
    for times in (1, 4):
        text = json.dumps(wrapped(executed, times))
        yield danger(f"Bybit in {times} MultiSend", text, "safe-delegatecall")
    safe, executor = case["safe"]["address"], case["executed"]["executor"]
    text = transaction(safe, outer.strip(), sender=executor)
    yield danger("Bybit outer calldata", text, "safe-delegatecall")


def _inferno(batch: dict[str, Any], nfts: dict[str, Any]) -> Iterator[Case]:
    params = [batch["victim"], json.dumps(batch["typed_data"])]
    call = json.dumps({"method": "eth_signTypedData_v4", "params": params})
    rules = "approval-to-vanity permit-signature approval-long"
    yield danger("Inferno PermitBatch", call, rules)
    drainer, rows = nfts["drainer"], nfts["cases"]
    victim, collection = rows[0]["victim"], rows[0]["collection"]
    data = calldata("setApprovalForAll(address,bool)", drainer, True)
    text = transaction(collection, data, sender=victim)
    yield danger("Inferno setApprovalForAll", text, "approval-to-vanity approval-for-all")
    data = calldata("approve(address,uint256)", drainer, 4_711)
    text = transaction(collection, data, sender=victim)
    yield danger("Inferno ERC-721 approve", text, "approval-to-vanity")
    for number, spender in enumerate(nfts["same_vanity_form"], start=1):
        data = calldata("approve(address,uint256)", spender, 10**9)
        text = transaction(USDC, data, sender=victim)
        yield danger(f"Inferno vanity spender {number}", text, "approval-to-vanity")


def _approvals(badger: dict[str, Any]) -> Iterator[Case]:
    text = transaction(BYVWBTC, badger["calldata"], sender=badger["victim"])
    yield danger("BadgerDAO increaseAllowance", text, "approval-to-listed approval-to-exploited")


def _poisonings(wbtc: dict[str, Any], usdt: dict[str, Any]) -> Iterator[Case]:
    for name, case in (("WBTC", wbtc), ("USDT", usdt)):
        loss, payees = case["loss_tx"], history(case["trusted"])
        text = transaction(loss["to"], loss["calldata"], sender=case["victim"])
        yield danger(f"{name} poisoning", text, "imitation", history=payees)
    second = wbtc["second_lookalike"]["address"]
    data = calldata("transfer(address,uint256)", second, 10**8)
    text = transaction(wbtc["loss_tx"]["to"], data, sender=wbtc["victim"])
    payees = history(wbtc["trusted"])
    yield danger("WBTC poisoning, unlabelled look-alike", text, "imitation", history=payees)


def _delegation(inferno: dict[str, Any]) -> Iterator[Case]:
    # The batches of May 2025 are not published: this one has their shape, and a known taker.
    taker = inferno["typed_data"]["message"]["spender"]
    text = batch_through_delegate(taker)
    rules = "approval-to-vanity delegation-known everything-to-one"
    yield danger("7702 batch by the official delegator", text, rules)
