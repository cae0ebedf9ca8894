"""One target a parser: it may refuse its input in the one documented way, and no other."""

import contextlib
import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from fuzz import (
    calldata_targets,
    clear_targets,
    document_targets,
    evm_targets,
    feed_targets,
    message_targets,
    page_targets,
    request_targets,
    safe_targets,
    typed_act_targets,
)
from hueandcry.decode.account import account_fault
from hueandcry.decode.defang import refang, unwrap
from hueandcry.decode.explorer_rows import ACTIONS, action_of, read_rows
from hueandcry.decode.forms import forms_of
from hueandcry.decode.host import split_host
from hueandcry.decode.link import parse_link
from hueandcry.decode.lures import segment
from hueandcry.decode.resemblance import shape_of
from hueandcry.decode.unicode import invisible, skeleton
from hueandcry.decode.utxo import Spend, Unreadable, in_order, spends, transfers_of
from hueandcry.gather.feeds import FEEDS
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.errors import BadRequest, Corrupt, NotAnObservable
from hueandcry.serve.render.difference import aligned
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.ledger.generic import mapping_of
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.records import read_record


def link(data: bytes) -> None:
    """Read any text as a link, and take it apart."""
    text = data.decode(errors="surrogateescape")
    try:
        found = parse_link(text)
    except NotAnObservable:
        return
    forms_of(found)
    parts = split_host(found.host, lambda name: 0)
    for label in (parts.own, *parts.left):
        segment(shape_of(label, lambda character: None, 20).joined)


def text(data: bytes) -> None:
    """Fold, unwrap and show any text."""
    try:
        given = data.decode(errors="surrogatepass")
    except UnicodeDecodeError:
        given = data.decode(errors="replace")
    refang(unwrap(given))
    skeleton(given, lambda character: None)
    invisible(given)
    shown = harmless(given)
    assert not any(ord(c) < 32 for c in shown)
    aligned(given[:60], given[30:90])


def record(data: bytes) -> None:
    """Read any bytes as a record."""
    path = Path(gettempdir()) / "hueandcry-fuzz-record"
    path.write_bytes(data)
    try:
        list(read_record(path)[1])
    except Corrupt:
        return


def feeds(data: bytes) -> None:
    """Read any bytes as every feed's files."""
    for feed in FEEDS:
        try:
            feed.parse(dict.fromkeys(feed.addresses, data))
        except FeedFault:
            continue


def history(data: bytes) -> None:
    """Read any JSON as explorers' rows and as transactions of a UTXO chain."""
    try:
        found = json.loads(data, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return
    rows = found if isinstance(found, list) else [found]
    for action in ACTIONS:
        sent, moved, skipped = read_rows(action, rows, "eip155:1")
        assert len(sent) + len(moved) + len(skipped) == len(rows)
    for row in rows:
        if isinstance(row, dict):
            action_of(row)
    account_fault("bip122:0", str(found)[:100])
    for spend in in_order([one for one in spends(rows, "bip122:0") if isinstance(one, Spend)]):
        with contextlib.suppress(Unreadable):
            paid = sum(row.amount for row in transfers_of(spend, "bip122:0"))
            assert spend.coinbase or paid == sum(coin.amount for coin in spend.inputs)


@cache
def _ledger() -> tuple[Ledger, TemporaryDirectory[str]]:
    folder = TemporaryDirectory(prefix="hueandcry-fuzz-")
    return Ledger(Path(folder.name, "ledger"), write=True), folder


_ENDINGS = ("csv", "json", "parquet", "csv.gz", "json.zst", "")
_MAP = mapping_of("block=block,time=time,from=from,to=to,amount=amount,tx=tx", "USD", 6)


def table(data: bytes) -> None:
    """Import any bytes into a ledger: refused, or every row accounted for. The first is a name."""
    ledger, folder = _ledger()
    first = data[0] if data else 0
    path = Path(folder.name) / f"table.{_ENDINGS[first % len(_ENDINGS)]}"
    path.write_bytes(data[1:])
    wanted = Wanted("eip155:1", _MAP if first & 64 else None)
    try:
        brought = import_file(ledger, path, wanted, "")
    except BadRequest:
        return
    kept = brought.taken + brought.known + brought.off_lines + brought.rejected
    assert brought.rows == kept, brought


TARGETS: dict[str, Callable[[bytes], None]] = {
    "link": link, "text": text, "record": record, "feeds": feeds, "history": history,
    "table": table, "transaction": evm_targets.transaction,
    "page": page_targets.page, "answer": page_targets.answer,
    "call_object": evm_targets.call_object, "abi": evm_targets.abi,
    "safe": safe_targets.safe, "sdn": feed_targets.sdn, "tokens": feed_targets.tokens,
    "exploits": feed_targets.exploits,
    "typed_acts": typed_act_targets.typed_acts, "request": request_targets.request,
    "calldata": calldata_targets.calldata,
    "typed_data": message_targets.typed_data, "message": message_targets.message,
    "clear": clear_targets.clear, "registry": clear_targets.registry,
    "document": document_targets.document, "outside": document_targets.outside,
}  # fmt: skip
