"""Token logs as transfers: ERC-20, ERC-721, ERC-1155, and wrapped native coins.

ERC-20 (EIP-20) and ERC-721 (EIP-721) share one event; what tells them apart is that the latter's
token id is indexed. ERC-1155 (EIP-1155) logs one transfer or a batch. A wrapped native coin such as
WETH9 only logs `Deposit` and `Withdrawal`: a mint and a burn, unless it logs a Transfer for it too.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from hueandcry.decode.explorer_rows import Skipped
from hueandcry.decode.hexadecimal import Unreadable, address, hash_of, number
from hueandcry.model.transfer import PHASE_TOKEN, Transfer

TRANSFER: Final = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
SINGLE: Final = "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62"
BATCH: Final = "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb"
DEPOSIT: Final = "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c"
WITHDRAWAL: Final = "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65"
TOPICS: Final = (TRANSFER, SINGLE, BATCH, DEPOSIT, WITHDRAWAL)

# A block's gas pays for fewer logs, and a log's data for fewer ids.
MAX_LOGS: Final = 200_000
MAX_BATCH: Final = 10_000
_WORD: Final = 64
_HEX: Final = re.compile(r"0x[0-9a-fA-F]*")
_NOBODY: Final = "0x" + "0" * 40


class Known(Struct, frozen=True):
    """What logs do not tell: block times, and decimals of contracts (None: it does not answer)."""

    times: Mapping[int, int] = {}
    decimals: Mapping[str, int | None] = {}


class _Log(NamedTuple):
    tx: str
    block: int
    position: int
    number: int
    contract: str
    topics: list[str]
    data: str
    block_hash: str | None


def contracts_of(logs: Iterable[object]) -> set[str]:
    """Return the contracts whose decimals `read_logs` needs."""
    found = set()
    for log in logs:
        topics = log.get("topics") if isinstance(log, Mapping) else None
        # A fourth topic is an NFT's number.
        if isinstance(topics, list) and 2 <= len(topics) <= 3 and topics[0] in TOPICS:
            try:
                found.add(address(log.get("address") if isinstance(log, Mapping) else None, ""))
            except Unreadable:
                continue
    return found


def read_logs(
    logs: Iterable[object], chain: str, known: Known
) -> tuple[list[Transfer], list[Skipped]]:
    """Return the transfers of logs, in their order; what is malformed comes with its reason.

    Logs of other events are passed over. `Deposit` and `Withdrawal` count only for contracts that
    answer `decimals()`: vaults log the same events and are no tokens. Raises `Unreadable` for a log
    of a reorganised block (`removed`), or for more than 200,000 logs.
    """
    transfers: list[Transfer] = []
    wraps: list[Transfer] = []
    skipped: list[Skipped] = []
    for count, given in enumerate(logs, start=1):
        if count > MAX_LOGS:
            raise Unreadable(f"more than {MAX_LOGS:,} logs")
        if isinstance(given, Mapping) and given.get("removed"):
            raise Unreadable("a log's block was reorganised away while it was read")
        try:
            found, wrap = _read(given, chain, known)
        except Unreadable as error:
            where = given.get("transactionHash", "") if isinstance(given, Mapping) else ""
            skipped.append(Skipped(f"log {count} of {str(where)[:70]}", str(error)))
            continue
        (wraps if wrap else transfers).extend(found)
    told = {(one.tx, one.asset, one.sender, one.recipient, one.amount) for one in transfers}
    transfers += [
        one for one in wraps
        if (one.tx, one.asset, one.sender, one.recipient, one.amount) not in told
    ]  # fmt: skip
    return sorted(transfers, key=lambda one: (one.block or 0, one.place or ())), skipped


def _read(given: object, chain: str, known: Known) -> tuple[list[Transfer], bool]:
    """Return a log's transfers, and whether they are a wrapped coin's mint or burn."""
    if not isinstance(given, Mapping):
        raise Unreadable("a log is no JSON object")
    topics = given.get("topics")
    if not isinstance(topics, list) or not topics or topics[0] not in TOPICS:
        return [], False
    log = _log(given, topics)
    if topics[0] in {DEPOSIT, WITHDRAWAL}:
        return _wrap(log, chain, known), True
    if topics[0] == TRANSFER:
        return [_plain(log, chain, known)], False
    return _many(log, chain, known), False


def _log(given: Mapping[str, object], topics: list[object]) -> _Log:
    data = given.get("data")
    if not isinstance(data, str) or not _HEX.fullmatch(data):
        raise Unreadable("its data are no hex")
    if len(topics) > 4:
        raise Unreadable(f"{len(topics)} topics")
    block_hash = given.get("blockHash")
    return _Log(
        hash_of(given.get("transactionHash"), "transactionHash"),
        number(given.get("blockNumber"), "blockNumber"),
        number(given.get("transactionIndex"), "transactionIndex"),
        number(given.get("logIndex"), "logIndex"),
        address(given.get("address"), "address"),
        [hash_of(topic, "a topic") for topic in topics],
        data[2:],
        None if block_hash is None else hash_of(block_hash, "blockHash"),
    )


def _plain(log: _Log, chain: str, known: Known) -> Transfer:
    if len(log.topics) == 4 and not log.data:
        asset = f"{log.contract}/{int(log.topics[3], 16)}"
        return _transfer(log, chain, known, (log.number,), log.topics[1:3], asset, 1, 0)
    if len(log.topics) == 3 and len(log.data) == _WORD:
        amount, decimals = _words(log)[0], known.decimals.get(log.contract)
        place = (log.number,)
        return _transfer(log, chain, known, place, log.topics[1:3], log.contract, amount, decimals)
    raise Unreadable(
        f"a Transfer of {len(log.topics)} topics and {len(log.data) // 2} bytes is neither of"
        " ERC-20 nor of ERC-721"
    )


def _many(log: _Log, chain: str, known: Known) -> list[Transfer]:
    if len(log.topics) != 4:
        raise Unreadable(f"an ERC-1155 transfer of {len(log.topics)} topics")
    words = _words(log)
    if log.topics[0] == SINGLE:
        if len(words) != 2:
            raise Unreadable(f"an ERC-1155 transfer of {len(words)} words")
        pairs = [(words[0], words[1])]
    else:
        pairs = list(zip(_list(words, 0), _list(words, 1), strict=False))
        if len(pairs) != len(_list(words, 0)) or len(pairs) != len(_list(words, 1)):
            raise Unreadable("an ERC-1155 batch of more ids than amounts, or fewer")
    places = [(log.number,)] if log.topics[0] == SINGLE else [
        (log.number, position) for position in range(len(pairs))
    ]  # fmt: skip
    return [
        _transfer(log, chain, known, place, log.topics[2:4], f"{log.contract}/{token}", amount, 0)
        for place, (token, amount) in zip(places, pairs, strict=True)
    ]


def _wrap(log: _Log, chain: str, known: Known) -> list[Transfer]:
    decimals = known.decimals.get(log.contract)
    if len(log.topics) != 2 or len(log.data) != _WORD or decimals is None:
        return []
    nobody = "0x" + "0" * _WORD
    deposit = log.topics[0] == DEPOSIT
    parties = [nobody, log.topics[1]] if deposit else [log.topics[1], nobody]
    place, amount = (log.number,), _words(log)[0]
    return [_transfer(log, chain, known, place, parties, log.contract, amount, decimals)]


def _transfer(
    log: _Log,
    chain: str,
    known: Known,
    place: tuple[int, ...],
    parties: Sequence[str],
    asset: str,
    amount: int,
    decimals: int | None,
) -> Transfer:
    return Transfer(
        chain, log.tx, log.block, log.position, known.times.get(log.block), PHASE_TOKEN, place,
        _party(parties[0]), _party(parties[1]), asset, amount, decimals, log.block_hash,
    )  # fmt: skip


def _party(topic: str) -> str | None:
    if topic[2:26].strip("0"):
        raise Unreadable(f"the topic {topic} is no address")
    party = "0x" + topic[26:]
    return None if party == _NOBODY else party


def _words(log: _Log) -> list[int]:
    if len(log.data) % _WORD:
        raise Unreadable(f"{len(log.data) // 2} bytes of data are no whole words")
    if len(log.data) > _WORD * (2 * MAX_BATCH + 4):
        raise Unreadable("its data are too long")
    return [int(log.data[at : at + _WORD], 16) for at in range(0, len(log.data), _WORD)]


def _list(words: list[int], which: int) -> list[int]:
    """Read one of the lists of a batch: its offset in bytes, there its length, then its items."""
    if len(words) < 2 or words[which] % 32 or words[which] // 32 >= len(words):
        raise Unreadable("an ERC-1155 batch whose lists lie outside of it")
    at = words[which] // 32
    if words[at] > len(words) - at - 1:
        raise Unreadable("an ERC-1155 batch cut short")
    return words[at + 1 : at + 1 + words[at]]
