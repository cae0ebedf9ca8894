"""Target for signing requests of any form, from the text to the facts."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hueandcry.decode.observable import KINDS
from hueandcry.decode.request import read_request
from hueandcry.gather.asked import Asked
from hueandcry.gather.signing import SigningFacts
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.fact import FeedStates
from hueandcry.run.judge import Judge
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.indexes import Indexes
from hueandcry.store.snapshot import Snapshot

NOW = "2026-11-24T12:00:00+00:00"
_KINDS = ("", *KINDS[2:])
_CHAINS = ("", "eip155:1")
_SIGNER = "0x" + "51" * 20


@cache
def _facts() -> tuple[SigningFacts, TemporaryDirectory[str]]:
    """Open a snapshot that holds nothing."""
    folder = TemporaryDirectory(prefix="hueandcry-fuzz-")
    path = Path(folder.name) / "empty.sqlite"
    SnapshotBuilder(path, None).finish({"id": "1", "created": NOW, "tool": "fuzz"})
    indexes = Indexes(Snapshot(path))
    feeds = FeedStates((), NOW)
    facts = SigningFacts(indexes.accounts, indexes.descriptors, indexes.links, feeds)
    return facts, folder


@cache
def _judge() -> Judge:
    return Judge(NOW[:10])


def request(data: bytes) -> None:
    """Read any text as a request: refused, or every fact of it gathered and no detector broken.

    Where the first byte is a digit or a capital letter it chooses kind, chain and signer.
    """
    told = data[0] if data[:1].isdigit() or data[:1].isupper() else 0
    text = (data[1:] if told else data).decode(errors="surrogateescape")
    asked = Asked(
        kind=_KINDS[told % len(_KINDS)], chain=_CHAINS[told // 16 % 2],
        signer=_SIGNER if told % 2 else "",
    )  # fmt: skip
    try:
        found = read_request(text, asked.kind, asked.signer, asked.chain)
        facts = _facts()[0].gather(found, asked)
    except (NotAnObservable, BadRequest):
        return
    answer = _judge().answer(found, facts)
    assert not any("crashed" in gap.reason for gap in answer.gaps), answer.gaps
    assert len(answer.meaning) < 50
