"""Picks the logs of bridges from what a node tells of transactions."""

from collections.abc import Iterable, Iterator

from hueandcry.decode.bridges.reader import MAX_DATA
from hueandcry.decode.bridges.watched import Watched
from hueandcry.decode.hexadecimal import Unreadable, address, hash_of, number
from hueandcry.gather.whole_transactions import RawLog
from hueandcry.model.bridge_log import BridgeLog


def bridge_logs_of(logs: Iterable[RawLog], chain: str, bridges: Watched) -> Iterator[BridgeLog]:
    """Yield those that may be a bridge's; one that is malformed is left out."""
    for log, time in logs:
        if bridges.wants(log):
            try:
                yield _kept(log, chain, time)
            except Unreadable:
                continue


def _kept(log: dict[str, object], chain: str, time: int | None) -> BridgeLog:
    topics, data = log.get("topics"), log.get("data")
    if not isinstance(topics, list) or not isinstance(data, str) or len(data) > 2 * MAX_DATA + 2:
        raise Unreadable("no log of a bridge")
    return BridgeLog(
        chain,
        number(log.get("blockNumber"), "blockNumber"),
        time,
        hash_of(log.get("transactionHash"), "transactionHash"),
        number(log.get("logIndex"), "logIndex"),
        address(log.get("address"), "address"),
        tuple(hash_of(topic, "a topic") for topic in topics),
        data,
    )
