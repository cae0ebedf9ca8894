"""What two widely used signers make of a typed-data document: a digest, or a refusal."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eth_abi.exceptions import EncodingError
from eth_account.messages import _hash_eip191_message, encode_typed_data
from eth_utils.exceptions import ValidationError

CHAIN = Path(__file__).parents[2] / "chain"
Document = dict[str, Any]


def eth_account(document: Document) -> str:
    """Return eth-account's digest in hex, or "refused: " and its reason."""
    try:
        return "0x" + _hash_eip191_message(encode_typed_data(full_message=document)).hex()
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ValidationError,
        EncodingError,
    ) as error:
        return f"refused: {type(error).__name__} {error}"[:200]


def ethers(documents: Sequence[Document]) -> list[str]:
    """Return ethers' digests in hex, or "refused: " and its reason, in the same order."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    ran = subprocess.run(
        ["node", "typed_data.mjs"], input=lines, capture_output=True, text=True, check=True,
        cwd=CHAIN,
    )  # fmt: skip
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(answers) == len(documents)
    return [one.get("digest") or f"refused: {one['error']}" for one in answers]
