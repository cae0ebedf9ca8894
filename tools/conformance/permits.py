"""Permissions by signature: permits of tokens and NFTs, and payments."""

from tools.conformance import accounts as a
from tools.conformance.building import (
    DAY,
    MAX,
    NOW,
    OWN_SITE,
    STRAY_SITE,
    Case,
    document,
    domain_of,
    payment,
    typed,
)  # fmt: skip
from tools.conformance.vector import Json, Vector

_PERMIT = "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline"
_DAI = "address holder,address spender,uint256 nonce,uint256 expiry,bool allowed"
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


def vectors() -> list[Vector]:
    """Return the vectors."""
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
                   "An official contract is no stranger.",
                   near="permit-signature approval-long fake-token", source="EIP-2612",
                   site=OWN_SITE), permit(a.ROUTER, 10**8)),
        typed(Case("permit-2612-multicall", "A permit for an official multicall contract",
                   "It runs any call of anybody's.", hits="permit-signature",
                   source="EIP-2612", site=OWN_SITE), permit(a.BATCHER, 10**8)),
        typed(Case("permit-2612-listed", "A permit for a labelled spender",
                   "The label says more than that nobody knows it.",
                   hits="approval-to-listed", near="permit-signature", source="EIP-2612"),
              permit(a.SCAM, 10**6)),
        typed(Case("permit-2612-other-owner", "A permit of somebody else's tokens",
                   "The signer cannot give it: why it is asked for is not known.",
                   source="EIP-2612", signer=a.ALICE),
              {**permit(a.SPENDER, 10**6),
               "message": {**permit(a.SPENDER, 10**6)["message"], "owner": a.BOB}}),
        typed(Case("permit-2612-expired", "A permit that ended yesterday",
                   "No token takes it any more.", source="EIP-2612", near="approval-long"),
              permit(a.SPENDER, 10**6, deadline=NOW - DAY)),
        typed(Case("permit-2612-other-chain", "A permit on a chain on which nothing is known",
                   "Official contracts and tokens are known by chain.", source="EIP-2612",
                   hits="permit-signature"),
              {**permit(a.ROUTER, 10**6), "domain": domain_of("Harbour Dollar", a.DOLLAR,
                                                              chain=10)}),
        typed(Case("permit-2612-displayed", "On the screen stood another spender",
                   "Two typed data are compared field by field.", hits="displayed-differs",
                   source="EIP-2612", displayed=permit(a.ROUTER, 10**6)),
              permit(a.SPENDER, 10**6)),
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
                   "Two signs: it knows no amount, and expiry 0 never lapses.",
                   hits="permit-signature", source="makerdao/dss, dai.sol"), _dai(allowed=True)),
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
