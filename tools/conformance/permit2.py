"""Permit2's five forms: allowances by signature, and transfers with and without a witness."""

from tools.conformance import accounts as a
from tools.conformance.building import (
    DAY,
    MAX,
    MAX160,
    NOW,
    OWN_SITE,
    Case,
    document,
    domain_of,
    typed,
)  # fmt: skip
from tools.conformance.vector import Json, Vector

_DETAILS = "address token,uint160 amount,uint48 expiration,uint48 nonce"
_RIGHTS = "address token,uint256 amount"
_ONCE = "TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline"
_SOON = NOW + 1800


def _document(
    primary: str, types: dict[str, str], message: Json, contract: str = a.PERMIT2
) -> Json:
    return document(primary, types, domain_of("Permit2", contract, version=""), message)


def _single(spender: str, amount: int, expires: int, contract: str = a.PERMIT2) -> Json:
    types = {"PermitSingle": "PermitDetails details,address spender,uint256 sigDeadline",
             "PermitDetails": _DETAILS}  # fmt: skip
    details = _detail(a.DOLLAR, amount, expires)
    message = {"details": details, "spender": spender, "sigDeadline": str(_SOON)}
    return _document("PermitSingle", types, message, contract)


def _detail(token: str, amount: int, expires: int) -> Json:
    return {"token": token, "amount": str(amount), "expiration": str(expires), "nonce": "0"}


def _batch(spender: str, expires: int, until: int) -> Json:
    types = {"PermitBatch": "PermitDetails[] details,address spender,uint256 sigDeadline",
             "PermitDetails": _DETAILS}  # fmt: skip
    rows = [_detail(token, MAX160, expires) for token in (a.DOLLAR, a.COIN, a.STABLE)]
    return _document("PermitBatch", types,
                    {"details": rows, "spender": spender, "sigDeadline": str(until)})  # fmt: skip


def _once(spender: str, amount: int, *tokens: str, until: int = _SOON) -> Json:
    """Return Permit2's PermitTransferFrom, of several tokens PermitBatchTransferFrom."""
    many = len(tokens) > 1
    primary = "PermitBatchTransferFrom" if many else "PermitTransferFrom"
    fields = _ONCE.replace(" ", "[] ", 1) if many else _ONCE
    rows = [{"token": token, "amount": str(amount)} for token in tokens]
    message = {"permitted": rows if many else rows[0], "spender": spender, "nonce": "7",
               "deadline": str(until)}  # fmt: skip
    return _document(primary, {primary: fields, "TokenPermissions": _RIGHTS}, message)


def _witness(spender: str) -> Json:
    types = {
        "PermitWitnessTransferFrom": f"{_ONCE},Terms witness",
        "TokenPermissions": _RIGHTS,
        "Terms": "address buyer,uint256 least",
    }
    message = {
        "permitted": {"token": a.DOLLAR, "amount": str(10**9)}, "spender": spender, "nonce": "8",
        "deadline": str(_SOON), "witness": {"buyer": a.ALICE, "least": str(10**17)},
    }  # fmt: skip
    return _document("PermitWitnessTransferFrom", types, message)


def vectors() -> list[Vector]:
    """Return the vectors."""
    source = "Uniswap/permit2, PermitHash.sol"
    decade = NOW + 3650 * DAY
    return [
        typed(Case("permit2-single-known", "PermitSingle for a known router, thirty days",
                   "What an honest front end asks.", near="permit-signature approval-long",
                   source=source, site=OWN_SITE), _single(a.ROUTER, 10**8, NOW + 30 * DAY)),
        typed(Case("permit2-single-drainer", "PermitSingle without limit for ten years",
                   "Two signs: no limit, and it would stand for years.",
                   hits="permit-signature approval-long", source=source),
              _single(a.SPENDER, MAX160, decade)),
        typed(Case("permit2-single-elsewhere", "PermitSingle for another contract than Permit2",
                   "The words are Permit2's, the contract is not.", source=source),
              _single(a.ROUTER, 10**8, NOW + 30 * DAY, a.STRANGER)),
        typed(Case("permit2-batch", "PermitBatch opens three tokens until 2036",
                   "The form of a drainer's request of 2023; accounts invented.",
                   hits="permit-signature approval-long", source=source),
              _batch(a.SPENDER, decade, decade)),
        typed(Case("permit2-transfer", "PermitTransferFrom for an unknown spender",
                   "No witness: the spender alone says where the tokens go.",
                   hits="permit-transfer", near="permit-signature", source=source),
              _once(a.SPENDER, 10**9, a.DOLLAR)),
        typed(Case("permit2-transfer-known", "PermitTransferFrom for a known router",
                   "An official contract is no stranger.", near="permit-transfer",
                   source=source), _once(a.ROUTER, 10**9, a.DOLLAR)),
        typed(Case("permit2-transfer-batch", "PermitBatchTransferFrom of two tokens",
                   "Two signs: no witness, and several tokens at once.", hits="permit-transfer",
                   source=source), _once(a.SPENDER, MAX, a.DOLLAR, a.COIN)),
        typed(Case("permit2-witness", "PermitWitnessTransferFrom with terms of no known form",
                   "A witness binds as much as its contract does.", hits="permit-transfer",
                   source=source), _witness(a.SPENDER)),
        typed(Case("permit2-witness-known", "The same for a known router",
                   "The terms are still not read.", near="permit-transfer", source=source),
              _witness(a.ROUTER)),
        typed(Case("permit2-exploited", "PermitSingle for a contract that was abused",
                   "Old approvals are asked for in new forms.", hits="approval-to-exploited",
                   source=source), _single(a.EXPLOITED, 10**8, NOW + DAY)),
    ]  # fmt: skip
