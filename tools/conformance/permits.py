"""Permissions by signature: permits of tokens and NFTs, and Permit2's five forms."""

from tools.conformance import accounts as a
from tools.conformance.building import (
    DAY, MAX, MAX160, NOW, OWN_SITE, STRAY_SITE, Case, document, domain_of, payment, typed,
)  # fmt: skip
from tools.conformance.vector import Json, Vector

_PERMIT = "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline"
_DAI = "address holder,address spender,uint256 nonce,uint256 expiry,bool allowed"
_DETAILS = "address token,uint160 amount,uint48 expiration,uint48 nonce"
_RIGHTS = "address token,uint256 amount"
_ONCE = "TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline"
_TIMES = "uint256 validAfter,uint256 validBefore,bytes32 nonce"
_SOON = NOW + 1800


def permit(
    spender: str, value: int = MAX, *, deadline: int = _SOON, token: str = a.DOLLAR,
    name: str = "Harbour Dollar",
) -> Json:  # fmt: skip
    """Return EIP-2612's Permit of the signer's."""
    message = {"owner": a.ALICE, "spender": spender, "value": str(value), "nonce": "0",
               "deadline": str(deadline)}  # fmt: skip
    return document("Permit", {"Permit": _PERMIT}, domain_of(name, token), message)


def _dai(allowed: bool) -> Json:
    message = {"holder": a.ALICE, "spender": a.SPENDER, "nonce": "3", "expiry": "0",
               "allowed": allowed}  # fmt: skip
    return document("Permit", {"Permit": _DAI}, domain_of("Stable", a.STABLE), message)


def _permit2(primary: str, types: dict[str, str], message: Json, contract: str = a.PERMIT2) -> Json:
    return document(primary, types, domain_of("Permit2", contract, version=""), message)


def single(spender: str, amount: int, expires: int, contract: str = a.PERMIT2) -> Json:
    """Return Permit2's PermitSingle."""
    types = {"PermitSingle": "PermitDetails details,address spender,uint256 sigDeadline",
             "PermitDetails": _DETAILS}  # fmt: skip
    details = _detail(a.DOLLAR, amount, expires)
    message = {"details": details, "spender": spender, "sigDeadline": str(_SOON)}
    return _permit2("PermitSingle", types, message, contract)


def _detail(token: str, amount: int, expires: int) -> Json:
    return {"token": token, "amount": str(amount), "expiration": str(expires), "nonce": "0"}


def _batch(spender: str, expires: int, until: int) -> Json:
    types = {"PermitBatch": "PermitDetails[] details,address spender,uint256 sigDeadline",
             "PermitDetails": _DETAILS}  # fmt: skip
    rows = [_detail(token, MAX160, expires) for token in (a.DOLLAR, a.COIN, a.STABLE)]
    return _permit2("PermitBatch", types,
                    {"details": rows, "spender": spender, "sigDeadline": str(until)})  # fmt: skip


def transfer_once(spender: str, amount: int, *tokens: str, until: int = _SOON) -> Json:
    """Return Permit2's PermitTransferFrom, of several tokens PermitBatchTransferFrom."""
    many = len(tokens) > 1
    primary = "PermitBatchTransferFrom" if many else "PermitTransferFrom"
    fields = _ONCE.replace(" ", "[] ", 1) if many else _ONCE
    rows = [{"token": token, "amount": str(amount)} for token in tokens]
    message = {"permitted": rows if many else rows[0], "spender": spender, "nonce": "7",
               "deadline": str(until)}  # fmt: skip
    return _permit2(primary, {primary: fields, "TokenPermissions": _RIGHTS}, message)


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
    return _permit2("PermitWitnessTransferFrom", types, message)


def authorization(primary: str, to: str, amount: int = 10**9) -> Json:
    """Return ERC-3009's TransferWithAuthorization or ReceiveWithAuthorization."""
    types = {primary: f"address from,address to,uint256 value,{_TIMES}"}
    message = {"from": a.ALICE, "to": to, "value": str(amount), "validAfter": "0",
               "validBefore": str(_SOON), "nonce": "0x" + "5e" * 32}  # fmt: skip
    return document(primary, types, domain_of("Harbour Dollar", a.DOLLAR, "2"), message)


def _nft(primary: str, fields: str, **message: object) -> Json:
    given = {**message, "nonce": "0", "deadline": str(_SOON)}
    types = {primary: f"{fields},uint256 nonce,uint256 deadline"}
    return document(primary, types, domain_of("Lanterns", a.LANTERNS), given)


def tokens() -> list[Vector]:
    """Return permits of tokens and NFTs."""
    collection = "address owner,address operator,bool approved"
    return [
        typed(Case("permit-2612-drainer", "An unlimited permit for an unknown spender, by a site"
                   " nobody knows", "Two signs of a drainer: no limit, and the site.",
                   hits="permit-signature", source="EIP-2612", site=STRAY_SITE),
              permit(a.SPENDER)),
        typed(Case("permit-2612-one-sign", "The same without a site",
                   "One sign alone is less sure.", hits="permit-signature",
                   near="approval-unlimited", source="EIP-2612"), permit(a.SPENDER)),
        typed(Case("permit-2612-known", "A limited permit for a known router",
                   "An official contract is no stranger.", near="permit-signature approval-long",
                   source="EIP-2612", site=OWN_SITE), permit(a.ROUTER, 10**8)),
        typed(Case("permit-2612-listed", "A permit for a labelled spender",
                   "The label says more than that nobody knows it.",
                   hits="permit-signature approval-to-listed", source="EIP-2612"),
              permit(a.SCAM, 10**6)),
        typed(Case("permit-2612-revoke", "A permit of nothing", "It takes an allowance back.",
                   near="permit-signature", source="EIP-2612"), permit(a.SPENDER, 0)),
        typed(Case("permit-2612-long", "A permit that can be used for a year",
                   "It waits for the day the account is full.", hits="approval-long",
                   source="EIP-2612"), permit(a.SPENDER, 10**6, deadline=NOW + 365 * DAY)),
        typed(Case("permit-2612-week", "A permit that can be used for six days",
                   "Within a week.", near="approval-long", source="EIP-2612"),
              permit(a.SPENDER, 10**6, deadline=NOW + 6 * DAY)),
        typed(Case("permit-fake-name", "A permit of a token that bears a listed one's name",
                   "The name in the domain is anybody's word.", hits="fake-token",
                   source="EIP-2612"), permit(a.ROUTER, 10**6, token=a.STRAY_TOKEN)),
        typed(Case("permit-fake-homoglyph", "A token's name with a Cyrillic letter",
                   "A name made of look-alike letters has no honest use.", hits="fake-token",
                   source="EIP-2612; Unicode UTS 39"),
              permit(a.ROUTER, 10**6, token=a.STRAY_TOKEN, name="H\u0430rbour Dollar")),
        typed(Case("permit-other-name", "A permit of an unlisted token of its own name",
                   "It imitates nothing.", near="fake-token", source="EIP-2612"),
              permit(a.ROUTER, 10**6, token=a.STRAY_TOKEN, name="Rowing Boat")),
        typed(Case("permit-dai", "DAI's form of permit",
                   "It knows no amount and expiry 0 never lapses.", hits="permit-signature",
                   source="makerdao/dss, dai.sol"), _dai(allowed=True)),
        typed(Case("permit-dai-revoke", "DAI's permit with allowed false",
                   "It takes the allowance back.", near="permit-signature",
                   source="makerdao/dss, dai.sol"), _dai(allowed=False)),
        typed(Case("permit-nft", "ERC-4494's permit of one NFT", "The number is no amount.",
                   hits="nft-approval", source="ERC-4494"),
              _nft("Permit", "address spender,uint256 tokenId", spender=a.SPENDER,
                   tokenId="4021")),
        typed(Case("permit-collection", "A permit for a whole collection",
                   "setApprovalForAll by a signature alone.", hits="approval-for-all",
                   source="PermitForAll of ERC-721 and ERC-1155 tokens"),
              _nft("PermitForAll", collection, owner=a.ALICE, operator=a.SPENDER,
                   approved=True)),
        typed(Case("authorization-transfer", "ERC-3009: a payment by signature",
                   "It looks like a sign-in and is money.", hits="payment-by-signature",
                   near="permit-signature", source="ERC-3009"),
              authorization("TransferWithAuthorization", a.STRANGER)),
        typed(Case("authorization-paid", "ERC-3009 to somebody who was paid before",
                   "The history knows the recipient.", near="payment-by-signature",
                   source="ERC-3009", signer=a.ALICE, history=[payment(a.FRIEND)]),
              authorization("TransferWithAuthorization", a.FRIEND)),
        typed(Case("authorization-receive", "ERC-3009 that only the payee may submit",
                   "The payee calls, the money is the same.", hits="payment-to-listed",
                   source="ERC-3009"), authorization("ReceiveWithAuthorization", a.SCAM)),
        typed(Case("authorization-cancel", "ERC-3009's cancellation",
                   "It only makes an earlier signature worthless.",
                   near="payment-by-signature", source="ERC-3009"),
              document("CancelAuthorization",
                       {"CancelAuthorization": "address authorizer,bytes32 nonce"},
                       domain_of("Harbour Dollar", a.DOLLAR, "2"),
                       {"authorizer": a.ALICE, "nonce": "0x" + "5e" * 32})),
    ]  # fmt: skip


def permit2() -> list[Vector]:
    """Return Permit2's forms."""
    source = "Uniswap/permit2, PermitHash.sol"
    decade = NOW + 3650 * DAY
    return [
        typed(Case("permit2-single-known", "PermitSingle for a known router, thirty days",
                   "What an honest front end asks.", near="permit-signature approval-long",
                   source=source, site=OWN_SITE), single(a.ROUTER, 10**8, NOW + 30 * DAY)),
        typed(Case("permit2-single-drainer", "PermitSingle without limit for ten years",
                   "Two signs: no limit, and it would stand for years.",
                   hits="permit-signature approval-long", source=source),
              single(a.SPENDER, MAX160, decade)),
        typed(Case("permit2-single-elsewhere", "PermitSingle for another contract than Permit2",
                   "The words are Permit2's, the contract is not.", source=source),
              single(a.ROUTER, 10**8, NOW + 30 * DAY, a.STRANGER)),
        typed(Case("permit2-batch", "PermitBatch opens three tokens until 2036",
                   "The form of a drainer's request of 2023; accounts invented.",
                   hits="permit-signature approval-long", source=source),
              _batch(a.SPENDER, decade, decade)),
        typed(Case("permit2-transfer", "PermitTransferFrom for an unknown spender",
                   "No witness: the spender alone says where the tokens go.",
                   hits="permit-transfer", near="permit-signature", source=source),
              transfer_once(a.SPENDER, 10**9, a.DOLLAR)),
        typed(Case("permit2-transfer-known", "PermitTransferFrom for a known router",
                   "An official contract is no stranger.", near="permit-transfer",
                   source=source), transfer_once(a.ROUTER, 10**9, a.DOLLAR)),
        typed(Case("permit2-transfer-batch", "PermitBatchTransferFrom of two tokens",
                   "Two signs: no witness, and several tokens at once.", hits="permit-transfer",
                   source=source), transfer_once(a.SPENDER, MAX, a.DOLLAR, a.COIN)),
        typed(Case("permit2-witness", "PermitWitnessTransferFrom with terms of no known form",
                   "A witness binds as much as its contract does.", hits="permit-transfer",
                   source=source), _witness(a.SPENDER)),
        typed(Case("permit2-witness-known", "The same for a known router",
                   "The terms are still not read.", near="permit-transfer", source=source),
              _witness(a.ROUTER)),
        typed(Case("permit2-exploited", "PermitSingle for a contract that was abused",
                   "Old approvals are asked for in new forms.", hits="approval-to-exploited",
                   source=source), single(a.EXPLOITED, 10**8, NOW + DAY)),
    ]  # fmt: skip


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [*tokens(), *permit2()]
