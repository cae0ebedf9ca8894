"""The floor under a signing request: all of it read, and its hash made as every signer makes it."""

from collections.abc import Iterator, Mapping

from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.observable import Batch, Request, Transaction, UserOperation
from hueandcry.model.signing import Confirmations, Digests, History, Signer, Site, Unread

_NO_NODE = Gap(
    "effects",
    GapKind.UNSUPPORTED,
    "the request was not run: what the called contracts do inside, and whether they can be changed",
)
NO_HISTORY = Gap("history", GapKind.NOT_ASKED, "whom you paid before (--history FILE)")
_NO_SITE = Gap("site", GapKind.NOT_ASKED, "who asks for this signature (--site ORIGIN)")
_ANY_CHAIN = "eip155:*"
_NO_CHAIN = Gap(
    "chain", GapKind.NOT_ASKED, "which chain it is for (--chain): names are those of any chain"
)
_NO_SIGNER = Gap("signer", GapKind.NOT_ASKED, "which account is yours (--signer ADDRESS)")


def signing_gaps(request: Request, known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
    """Return what is not known of a request; `needed` marks what its floor misses."""
    return tuple(_gaps(request, known))


def _gaps(request: Request, known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    unread, digests = known.get(Unread), known.get(Digests)
    if isinstance(unread, Unread):
        for part in unread.parts:
            yield Gap("part of the request", GapKind.UNAVAILABLE, part, needed=True)
    if isinstance(digests, Digests) and digests.fault:
        # A wallet still fills in the nonce and fees of a transaction: its meaning is in the calls.
        open_fields = isinstance(request, Transaction | UserOperation | Batch)
        yield Gap("hash", GapKind.UNAVAILABLE, digests.fault, needed=not open_fields)
    confirmations = known.get(Confirmations)
    if isinstance(confirmations, Confirmations):
        yield from _untold(confirmations)
    yield _NO_NODE
    if getattr(request, "chain", "") == _ANY_CHAIN:
        yield _NO_CHAIN
    for kind, gap in ((History, NO_HISTORY), (Site, _NO_SITE), (Signer, _NO_SIGNER)):
        if not known.get(kind):
            yield gap


def _untold(confirmations: Confirmations) -> Iterator[Gap]:
    """Yield signatures that only a node can check."""
    for row in confirmations.rows:
        if not row.recovered and row.scheme in {"contract", "approved hash"}:
            reason = f"the confirmation of {row.owner} is a {row.scheme}: only a node can check it"
            yield Gap("confirmation", GapKind.UNSUPPORTED, reason)
