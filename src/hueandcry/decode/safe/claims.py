"""What a service says of a Safe transaction beside the signed fields: kept to be compared only."""

from collections.abc import Mapping
from typing import Final

# Four times what Solidity's stack allows; with more nothing is compared.
MAX_PARAMETERS: Final = 64
_AS_LIST: Final = str.maketrans({"(": "[", ")": "]", "'": None, '"': None, " ": None})
_PLAIN: Final = ("safeTxHash", "confirmationsRequired", "trusted", "isExecuted", "proposer")


def claims_of(row: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return what is stated, as (name, text).

    `dataDecoded` becomes the stated signature, such as `transfer(address,uint256)`, and
    `dataDecoded.N` the text of each parameter's value, from 0 on.
    """
    found = [(name, text_of(row[name])) for name in _PLAIN if row.get(name) is not None]
    decoded = row.get("dataDecoded")
    if isinstance(decoded, Mapping) and isinstance(decoded.get("method"), str):
        found += _decoded(decoded["method"], decoded.get("parameters"))
    return tuple(found)


def text_of(value: object) -> str:
    """Return a value as text that compares: lower case, lists in brackets, no blanks.

    Bytes are hex; numbers decimal; `true` and `false`; null is empty. A list may come as text.
    """
    if value is None:
        return ""
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, list | tuple):
        return f"[{','.join(text_of(one) for one in value)}]"
    text = str(value).strip().lower()
    return text.translate(_AS_LIST) if text[:1] in {"[", "("} else text


def _decoded(method: str, parameters: object) -> list[tuple[str, str]]:
    rows = parameters if isinstance(parameters, list) else []
    rows = [row for row in rows if isinstance(row, Mapping)]
    if len(rows) > MAX_PARAMETERS:
        return []
    kinds = ",".join(str(row.get("type", ""))[:200] for row in rows)
    values = [
        (f"dataDecoded.{number}", text_of(row.get("value"))) for number, row in enumerate(rows)
    ]
    return [("dataDecoded", f"{method[:200]}({kinds})"), *values]
