"""Prints how rightly bridge deposits are linked to releases, on cases of the real world.

`python -m bench.bridges [CASES]`. Nomad's deposits to Moonbeam carry no time in the data; the order
of rows follows the hidden identifier, so messages are put in the order of their hashes first.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from hueandcry.decode.bridges.registry import described
from hueandcry.model.bridge import BridgeMessage, Linking, Side, TokenPair
from hueandcry.trace.crossings.linking import ALIKE, RECORD, link
from hueandcry.trace.crossings.tokens import Tokens

ETHEREUM, MOONBEAM = "eip155:1", "eip155:1284"
# The chains of the connector's files; both spellings of BNB Chain occur.
CHAINS = {"ETH": "eip155:1", "BNB": "eip155:56", "BNB CHAIN Mainnet": "eip155:56",
          "Polygon": "eip155:137"}  # fmt: skip
BRIDGES = {"CelerNetwork": "celer", "Multichain": "multichain"}
_Row = Mapping[str, str]
# A row of either side, by transaction and the bridge's number.
_Name = tuple[str, str]


class Direction(NamedTuple):
    """One direction of Nomad: its messages, the true pairs, and the forged transactions."""

    name: str
    messages: list[BridgeMessage]
    truth: dict[_Name, _Name]
    forged: frozenset[str]


class Score(NamedTuple):
    """Links held against the truth: pairs linked rightly, and to something else.

    `beyond` are links of deposits the truth says nothing of. `grouped` are deposits left with
    those alike, and `placed` those of them whose release is in their group.
    """

    pairs: int
    right: int
    wrong: int
    beyond: int
    grouped: int
    placed: int
    reasons: Counter[str]


class Forged(NamedTuple):
    """Forged transactions that are flagged, of all; honest ones that are, of all."""

    hits: int
    forged: int
    false: int
    honest: int


def rows(path: Path) -> list[_Row]:
    """Read a CSV file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tokens(case: Path) -> Tokens:
    """Read the case's token mapping."""
    return Tokens(
        TokenPair(ETHEREUM, row["source_chain_token"], MOONBEAM, row["target_chain_token"])
        for row in rows(case / "token_mapping.csv")
    )


def withdrawals(case: Path) -> Direction:
    """Read requests on Moonbeam and all releases on Ethereum, forged ones among them."""
    flags = rows(case / "target_side_withdrawals_matched_flag.csv")
    attacks = rows(case / "attacks.csv")
    asked = {
        (row["origin_transaction_hash"], row["withdrawal_id"]): row["origin_timestamp"]
        for row in flags
    }
    paid = {
        (row["dst_transaction_hash"], row["withdrawal_id"]): row["dst_timestamp"]
        for row in [*flags, *attacks]
    }
    messages = [
        _message("deposit", MOONBEAM, row, row["origin_token"], row["dst_token"], asked)
        for row in rows(case / "tc_token_withdrew.csv")
    ]
    messages += [
        _message("release", ETHEREUM, row, row["dst_token"], "", paid)
        for row in rows(case / "sc_token_withdrew.csv")
    ]
    truth = {
        (row["orig_tx_hash"], row["withdrawal_id"]): (row["dst_tx_hash"], row["withdrawal_id"])
        for row in rows(case / "matched_withdrawals.csv")
    }
    forged = frozenset(row["dst_transaction_hash"] for row in attacks)
    return Direction("withdrawals to Ethereum", messages, truth, forged)


def deposits(case: Path) -> Direction:
    """Read deposits on Ethereum and their arrivals on Moonbeam; neither tells a time."""
    sent, came = rows(case / "sc_token_deposited.csv"), rows(case / "tc_token_deposited.csv")
    messages = [
        _message("deposit", ETHEREUM, row, row["origin_token"], row["dst_token"], {})
        for row in sent
    ]
    messages += [_message("release", MOONBEAM, row, row["dst_token"], "", {}) for row in came]
    arrived = {row["deposit_id"]: row["transaction_hash"] for row in came}
    truth = {
        (row["transaction_hash"], row["deposit_id"]):
        (arrived[row["deposit_id"]], row["deposit_id"])
        for row in sent if row["deposit_id"] in arrived
    }  # fmt: skip
    return Direction("deposits to Moonbeam", messages, truth, frozenset())


def _message(
    side: Side, chain: str, row: _Row, asset: str, there: str, times: Mapping[_Name, str]
) -> BridgeMessage:
    identifier = row.get("withdrawal_id") or row["deposit_id"]
    time = times.get((row["transaction_hash"], identifier))
    return BridgeMessage(
        "nomad", side, chain, row["transaction_hash"], int(row["event_index"]), None,
        int(time) if time else None, "", row["beneficiary"],
        MOONBEAM if chain == ETHEREUM else ETHEREUM, asset,
        there if there.startswith("0x") else "", int(row["amount"]), identifier,
    )  # fmt: skip


def hidden(messages: Iterable[BridgeMessage]) -> list[BridgeMessage]:
    """Take the identifier away, and any order that may follow it."""
    bare = [replace(one, identifier="") for one in messages]
    return sorted(bare, key=lambda one: (one.tx, one.index))


def timeless(messages: Iterable[BridgeMessage]) -> list[BridgeMessage]:
    """Take the times away."""
    return [replace(one, time=None) for one in messages]


def linked(direction: Direction, messages: Iterable[BridgeMessage], mapping: Tokens) -> Linking:
    """Link with the terms of the described bridge."""
    return link(messages, {"nomad": described()["nomad"].terms}, mapping)


def score(found: Linking, direction: Direction) -> Score:
    """Hold links against the truth."""
    name = _names(direction)
    right = wrong = beyond = 0
    for one in found.links:
        wanted = direction.truth.get(name[one.deposit.tx, one.deposit.index])
        right += wanted == name[one.release.tx, one.release.index]
        beyond += wanted is None
        wrong += wanted not in {None, name[one.release.tx, one.release.index]}
    group = {name[one.message.tx, one.message.index]: one.group for one in found.unlinked}
    grouped = [one for one, there in direction.truth.items() if group.get(one) is not None]
    placed = sum(group[one] == group.get(direction.truth[one]) for one in grouped)
    reasons = Counter(f"{one.message.side}: {one.reason}" for one in found.unlinked)
    return Score(len(direction.truth), right, wrong, beyond, len(grouped), placed, reasons)


def _names(direction: Direction) -> dict[tuple[str, int], _Name]:
    return {(one.tx, one.index): (one.tx, one.identifier) for one in direction.messages}


def forged(found: Linking, direction: Direction) -> Forged:
    """Count the transactions with a release no deposit pays for."""
    flagged = {one.message.tx for one in found.forged}
    honest = {one.tx for one in direction.messages if one.side == "release"} - direction.forged
    return Forged(
        len(flagged & direction.forged), len(direction.forged), len(flagged & honest), len(honest)
    )


def by_confidence(found: Linking, direction: Direction) -> dict[tuple[bool, float], list[int]]:
    """Return right and all links by (second half of the deposits, confidence)."""
    name = _names(direction)
    times = sorted(one.deposit.time or 0 for one in found.links)
    middle = times[len(times) // 2]
    counts: dict[tuple[bool, float], list[int]] = {}
    for one in found.links:
        wanted = direction.truth.get(name[one.deposit.tx, one.deposit.index])
        cell = counts.setdefault(((one.deposit.time or 0) >= middle, one.confidence), [0, 0])
        cell[0] += wanted == name[one.release.tx, one.release.index]
        cell[1] += 1
    return counts


def connector(cases: Path) -> tuple[list[BridgeMessage], Counter[str]]:
    """Return the connector's decoded deposits as canonical records, and the faults of the rest."""
    found: list[BridgeMessage] = []
    faults: Counter[str] = Counter()
    for path in sorted((cases / "bridge/connector").glob("*_deposits_decoded.csv")):
        for row in rows(path):
            made = record(row)
            if isinstance(made, str):
                faults[f"{path.name}: {made}"] += 1
            else:
                found.append(made)
    return found, faults


def record(row: _Row) -> BridgeMessage | str:
    """Return a decoded row's record, or what it lacks."""
    bridge, source = BRIDGES.get(row["bridge"], ""), CHAINS.get(row["src_chain"], "")
    target = CHAINS.get(row["dst_chain"], "")
    if not (bridge and source and target):
        return "an unknown bridge or chain"
    if not row["receiver"].startswith("0x") or not row["asset_src"].startswith("0x"):
        return "no receiver or asset"
    if not (row["amount"].isdecimal() and row["timestamp"].isdecimal()):
        return "no amount or time"
    return BridgeMessage(
        bridge, "deposit", source, row["tx_hash"].lower(), 0, None, int(row["timestamp"]),
        row["sender"].lower(), row["receiver"].lower(), target, row["asset_src"].lower(),
        row["asset_dst"].lower(), int(row["amount"]), "",
    )  # fmt: skip


def report(cases: Path) -> None:
    """Print all figures."""
    case = cases / "bridge/nomad"
    mapping = tokens(case)
    for direction in (withdrawals(case), deposits(case)):
        bare = hidden(direction.messages)
        _print(direction, "by record alone", bare, mapping)
        if direction.forged:
            _print(direction, "by record alone, without times", timeless(bare), mapping)
            _halves(linked(direction, bare, mapping), direction)
        _print(direction, "with the identifier", direction.messages, mapping)
    found, faults = connector(cases)
    print(f"Celer and Multichain deposits: {len(found):,} canonical records,"
          f" {faults.total()} rows without {dict(faults) or ''}".rstrip())  # fmt: skip


def _print(
    direction: Direction, how: str, messages: Iterable[BridgeMessage], mapping: Tokens
) -> None:
    found = linked(direction, messages, mapping)
    told = score(found, direction)
    print(f"Nomad, {direction.name}, {how}: of {told.pairs:,} pairs {told.right:,} right"
          f" ({told.right / told.pairs:.2%}), {told.wrong} wrong ({told.wrong / told.pairs:.2%}),"
          f" {told.grouped} left among alike ({told.placed} of them with their release);"
          f" {told.beyond} links beyond the truth")  # fmt: skip
    print(f"  unlinked: {dict(told.reasons.most_common())}")
    if direction.forged:
        flags = forged(found, direction)
        print(f"  forged transactions flagged {flags.hits} of {flags.forged},"
              f" honest ones {flags.false} of {flags.honest:,}")  # fmt: skip


def _halves(found: Linking, direction: Direction) -> None:
    for (second, sure), (right, of) in sorted(by_confidence(found, direction).items()):
        words = {RECORD: "one candidate", ALIKE: "alike, in order"}.get(sure, str(sure))
        half = "second" if second else "first"
        print(f"  {half} half by date, {words} (confidence {sure}): {right} right of {of}")


def main() -> int:
    """Print the figures of bridges."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="?", default=Path("../shared/cases"))
    arguments = parser.parse_args()
    if not (arguments.cases / "bridge").is_dir():
        print("these figures need the folder of cases")
        return 2
    report(arguments.cases)
    return 0


if __name__ == "__main__":
    sys.exit(main())
