"""Safe proposals as JSON, and Bybit's, from the case file."""

import json
from pathlib import Path

from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.model.observable import SafeProposal

SAFE = "0x" + "5a" * 20
FIELDS: dict[str, object] = {
    "to": "0x" + "11" * 20, "value": "5", "data": "0xa9059cbb", "operation": 0, "safeTxGas": "1",
    "baseGas": 2, "gasPrice": "0x3", "gasToken": None, "refundReceiver": "0x" + "22" * 20,
    "nonce": 7,
}  # fmt: skip


def row(**changes: object) -> dict[str, object]:
    """Return the JSON of one proposal."""
    return {"safe": SAFE, "version": "1.3.0", "chainId": 1, **FIELDS, **changes}


def bybit(cases: Path, which: str) -> dict[str, object]:
    """Return Bybit's record of nonce 71, `displayed` or `executed`, as the service has it."""
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    fields = {name: case[which][name] for name in FIELDS}
    stored = [
        {"owner": one["recovers_for_executed"], "signature": one["signature"]}
        for one in case["signatures"]
    ]
    return {
        **fields,
        "safe": case["safe"]["address"],
        "safeTxHash": case[which]["safe_tx_hash"],
        "confirmations": stored,
        "confirmationsRequired": 3,
        "isExecuted": which == "executed",
    }


def bybit_queue(cases: Path, *which: str) -> SafeProposal:
    """Read Bybit's records in an order, with what is known of the Safe beside them."""
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    return read_proposal(
        {
            "version": "1.1.1",
            "owners": case["safe"]["known_owners"],
            "threshold": 3,
            "results": [bybit(cases, one) for one in which],
        }
    )
