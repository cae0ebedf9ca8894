"""Token moves of an account: `eth_getLogs` with the account among the topics.

Nodes limit a question by blocks, results or time, each in words of its own. A range that is refused
as too large is halved; what passed is a hint for the next one.
"""

from collections.abc import Callable
from typing import Any, Final

from hueandcry.decode.logs import BATCH, DEPOSIT, SINGLE, TRANSFER, WITHDRAWAL
from hueandcry.gather.json_rpc import JsonRpc, Refused
from hueandcry.model.errors import Unreachable

# Ranges a node may refuse before it is not worth asking: a million blocks one by one take days.
_MOST_QUESTIONS: Final = 20_000


def topics_of(account: str) -> list[list[object]]:
    """Return the topic filters (EIP-1474) that find all token logs with the account as a party."""
    party = "0x" + "0" * 24 + account[2:]
    return [
        [[TRANSFER, DEPOSIT, WITHDRAWAL], party],
        [[TRANSFER, SINGLE, BATCH], None, party],
        [[SINGLE, BATCH], None, None, party],
    ]


def token_logs(
    rpc: JsonRpc,
    account: str,
    first: int,
    last: int,
    left: Callable[[int], None] = lambda blocks: None,
) -> list[dict[str, Any]]:
    """Return all logs of blocks `first` to `last`, each once. Raises `Unreachable`.

    `left` is told how many blocks are still to be asked.
    """
    found: dict[tuple[object, object], dict[str, Any]] = {}
    at, step, asked = first, last - first + 1, 0
    while at <= last:
        end = min(at + step - 1, last)
        asked += 1
        if asked > _MOST_QUESTIONS:
            raise Unreachable(
                f"{rpc.name} takes only {step:,} blocks at once for eth_getLogs",
                "Use --from-block, another node, or --explorer",
            )
        answers = rpc.many([
            ("eth_getLogs", [{"fromBlock": hex(at), "toBlock": hex(end), "topics": topics}])
            for topics in topics_of(account)
        ])  # fmt: skip
        refused = next((one for one in answers if isinstance(one, Refused)), None)
        if refused:
            if end == at or not refused.too_large:
                raise refused
            step = (end - at + 1) // 2
            continue
        for log in _listed(rpc, answers):
            found[log.get("blockHash"), log.get("logIndex")] = log
        at = end + 1
        left(last - end)
    return list(found.values())


def _listed(rpc: JsonRpc, answers: list[Any]) -> list[dict[str, Any]]:
    logs: list[dict[str, Any]] = []
    for answer in answers:
        if not isinstance(answer, list) or not all(_is_log(log) for log in answer):
            raise Unreachable(f"{rpc.name} answers eth_getLogs with what are no logs")
        logs += answer
    return logs


def _is_log(given: object) -> bool:
    """Whether what tells logs apart is text, or absent: lists and objects are no keys."""
    return isinstance(given, dict) and all(
        isinstance(given.get(name), str | None) for name in ("blockHash", "logIndex")
    )
