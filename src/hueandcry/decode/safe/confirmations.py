"""Whose the stored signatures of a Safe proposal are, for the hash that we made ourselves.

Source: `checkNSignatures` and `signatureSplit` in safe-global/safe-smart-account: 65 bytes r, s, v
each; v 27 and 28 plain, 31 and 32 over the EIP-191 hash (4 more), 0 by a contract (EIP-1271; s is
the offset of its data), 1 for a hash approved on the chain.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hueandcry.decode.evm.secp256k1 import recover
from hueandcry.decode.safe.hashes import NoSafeHash, eth_sign_hash, safe_hashes
from hueandcry.model.observable import SafeProposal
from hueandcry.model.safe import SafeConfirmation
from hueandcry.model.signing import Confirmations, Recovered

# Of all confirmations together; with the siblings this bounds the work to half a second.
MAX_PIECES: Final = 200
_SIZE: Final = 65
_BYTES = re.compile(r"0[xX]((?:[0-9a-fA-F]{2})*)")


class _Piece(NamedTuple):
    """One signature: how it is made, r and s, or the account that r holds; else the fault."""

    scheme: str
    r: bytes = b""
    s: bytes = b""
    parity: int = 0


def confirmations_of(proposal: SafeProposal) -> Confirmations:
    """Recover every stored signature; each piece of a concatenated one gives a row of its own.

    `recovered` is empty where only the chain can tell, and where the hash cannot be made (then
    `scheme` says why).
    """
    fault, digest = "", b""
    try:
        digest = _digest(proposal)
    except NoSafeHash as error:
        fault = str(error)
    siblings = [] if fault else _siblings(proposal, digest)
    rows = [_row(proposal, one, piece, digest, siblings, fault) for one, piece in _stored(proposal)]
    return Confirmations(tuple(rows), proposal.threshold)


def _stored(proposal: SafeProposal) -> Iterator[tuple[SafeConfirmation, _Piece]]:
    """Yield every signature with the confirmation it stands in, up to the limit."""
    count = 0
    for one in proposal.confirmations:
        for piece in _pieces(one.signature):
            if count == MAX_PIECES:
                yield one, _Piece(f"more than {MAX_PIECES} signatures: the rest is not read")
                return
            count += 1
            yield one, piece


def _row(
    proposal: SafeProposal,
    stored: SafeConfirmation,
    piece: _Piece,
    digest: bytes,
    siblings: list[bytes],
    fault: str,
) -> Recovered:
    if piece.scheme in {"contract", "approved hash"}:
        return _untold(proposal, stored, piece)
    if fault or not piece.r:
        scheme = piece.scheme if not piece.r else fault
        return Recovered(stored.owner, "", scheme, None, stored.submitted)
    recovered = _signer(piece, digest)
    if not recovered:
        return Recovered(stored.owner, "", "no signature of anybody", None, stored.submitted)
    # Joined signatures name nobody: then nothing is said that could be wrong.
    owner = stored.owner or recovered
    is_owner = recovered in proposal.owners if proposal.owners else None
    fits = ""
    if recovered != owner or is_owner is False:
        fits = next((_hex(one) for one in siblings if _fits(proposal, stored, piece, one)), "")
    return Recovered(owner, recovered, piece.scheme, is_owner, stored.submitted, fits)


def _untold(proposal: SafeProposal, stored: SafeConfirmation, piece: _Piece) -> Recovered:
    """Return the row of a signature that names its account and proves nothing offline."""
    account = _hex(piece.r[-20:])
    is_owner = account in proposal.owners if proposal.owners else None
    scheme = piece.scheme
    if stored.owner and account != stored.owner:
        scheme = f"{scheme} of another account, {account}"
    return Recovered(stored.owner, "", scheme, is_owner, stored.submitted)


def _fits(proposal: SafeProposal, stored: SafeConfirmation, piece: _Piece, sibling: bytes) -> bool:
    signer = _signer(piece, sibling)
    return bool(signer) and (signer == stored.owner or signer in proposal.owners)


def _signer(piece: _Piece, digest: bytes) -> str:
    signed = eth_sign_hash(digest) if piece.scheme == "eth_sign" else digest
    return recover(signed, piece.r, piece.s, piece.parity)


def _pieces(signature: str) -> Iterator[_Piece]:
    """Yield the signatures of a stored text; one that is faulty at least."""
    told = _BYTES.fullmatch(signature)
    if not told:
        yield _Piece("not hex" if signature else "no signature stored")
        return
    data = bytes.fromhex(told.group(1))
    at, end = 0, len(data)
    while at + _SIZE <= end:
        piece = _piece(data[at : at + _SIZE])
        at += _SIZE
        if piece.scheme == "contract":
            # Behind the fixed parts stand the contracts' own signatures, from this offset on.
            end = max(at, min(end, int.from_bytes(piece.s, "big")))
        yield piece
    if at != end or not data:
        yield _Piece(f"wrong length: {len(data):,} bytes")


def _piece(data: bytes) -> _Piece:
    r, s, v = data[:32], data[32:64], data[64]
    if v in {0, 1}:
        return _Piece("approved hash" if v else "contract", r, s)
    if v in {27, 28}:
        return _Piece("plain", r, s, v - 27)
    if v in {31, 32}:
        return _Piece("eth_sign", r, s, v - 31)
    return _Piece(f"v is {v}, which no Safe takes")


def _digest(proposal: SafeProposal) -> bytes:
    return safe_hashes(proposal.version, proposal.chain, proposal.safe, proposal.transaction).digest


def _siblings(proposal: SafeProposal, digest: bytes) -> list[bytes]:
    hashes = [
        safe_hashes(proposal.version, proposal.chain, proposal.safe, one).digest
        for one in proposal.siblings
    ]
    return [one for one in dict.fromkeys(hashes) if one != digest]


def _hex(data: bytes) -> str:
    return "0x" + data.hex()
