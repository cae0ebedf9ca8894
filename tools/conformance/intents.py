"""Typed data of exchanges, lending and accounts: orders, authorisations, wrapped signatures."""

from eth_utils.crypto import keccak
from tools.conformance import accounts as a
from tools.conformance.approvals import approve
from tools.conformance.building import (
    DAY,
    MAX,
    MAX160,
    NOW,
    Case,
    document,
    domain_of,
    typed,
)  # fmt: skip
from tools.conformance.user_operations import execute
from tools.conformance.vector import Json, Vector

ETHER = 10**18
_COW = "0x9008D19f58AAbD9eD0D60971565AA8510560ab41"
_ZERO = "0x" + "00" * 32
_PERMIT = "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline"


def _cow(receiver: str, sell: str = a.DOLLAR, buy: int = ETHER) -> Json:
    fields = (
        "address sellToken,address buyToken,address receiver,uint256 sellAmount,"
        "uint256 buyAmount,uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,"
        "bool partiallyFillable,string sellTokenBalance,string buyTokenBalance"
    )
    message = {
        "sellToken": sell, "buyToken": a.COIN, "receiver": receiver, "sellAmount": str(4 * 10**9),
        "buyAmount": str(buy), "validTo": NOW + 1800, "appData": _ZERO, "feeAmount": "0",
        "kind": "sell", "partiallyFillable": False, "sellTokenBalance": "erc20",
        "buyTokenBalance": "erc20",
    }  # fmt: skip
    return document("Order", {"Order": fields}, domain_of("Gnosis Protocol", _COW, "v2"), message)


def _limit(reactor: str, spender: str, recipient: str) -> Json:
    info = (
        "address reactor,address swapper,uint256 nonce,uint256 deadline,"
        "address additionalValidationContract,bytes additionalValidationData"
    )
    types = {
        "PermitWitnessTransferFrom": "TokenPermissions permitted,address spender,uint256 nonce,"
                                     "uint256 deadline,LimitOrder witness",
        "TokenPermissions": "address token,uint256 amount",
        "LimitOrder": "OrderInfo info,address inputToken,uint256 inputAmount,"
                      "OutputToken[] outputs",
        "OrderInfo": info,
        "OutputToken": "address token,uint256 amount,address recipient",
    }  # fmt: skip
    told = {
        "reactor": reactor, "swapper": a.ALICE, "nonce": "1", "deadline": str(NOW + 600),
        "additionalValidationContract": a.NOBODY, "additionalValidationData": "0x",
    }  # fmt: skip
    output = {"token": a.COIN, "amount": str(ETHER), "recipient": recipient}
    order = {"info": told, "inputToken": a.DOLLAR, "inputAmount": str(4 * 10**9),
             "outputs": [output]}  # fmt: skip
    message = {
        "permitted": {"token": a.DOLLAR, "amount": str(4 * 10**9)}, "spender": spender,
        "nonce": "1", "deadline": str(NOW + 600), "witness": order,
    }  # fmt: skip
    domain = domain_of("Permit2", a.PERMIT2, version="")
    return document("PermitWitnessTransferFrom", types, domain, message)


def _wrapped_permit() -> Json:
    wrapper = (
        "Permit contents,string name,string version,uint256 chainId,address verifyingContract,"
        "bytes32 salt"
    )
    contents = {"owner": a.SAFE, "spender": a.SPENDER, "value": str(MAX), "nonce": "0",
                "deadline": str(NOW + 1800)}  # fmt: skip
    message = {"contents": contents, "name": "Account", "version": "1", "chainId": 1,
               "verifyingContract": a.SAFE, "salt": _ZERO}  # fmt: skip
    types = {"TypedDataSign": wrapper, "Permit": _PERMIT}
    return document("TypedDataSign", types, domain_of("Harbour Dollar", a.DOLLAR), message)


def _operation() -> Json:
    fields = (
        "address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,"
        "uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData"
    )
    message = {
        "sender": a.ALICE, "nonce": "7", "initCode": "0x",
        "callData": execute(a.DOLLAR, 0, approve(a.SPENDER, MAX)), "accountGasLimits": _ZERO,
        "preVerificationGas": "50000", "gasFees": _ZERO, "paymasterAndData": "0x",
    }  # fmt: skip
    return document("PackedUserOperation", {"PackedUserOperation": fields},
                    domain_of("ERC4337", a.ENTRY_POINT_8), message)  # fmt: skip


def _spend() -> Json:
    fields = (
        "address account,address spender,address token,uint160 allowance,uint48 period,"
        "uint48 start,uint48 end,uint256 salt,bytes extraData"
    )
    message = {
        "account": a.ALICE, "spender": a.SPENDER, "token": a.DOLLAR, "allowance": str(MAX160),
        "period": DAY, "start": NOW, "end": NOW + 3650 * DAY, "salt": "1", "extraData": "0x",
    }  # fmt: skip
    domain = domain_of("Spend Permission Manager", a.invented("spend permission manager"))
    return document("SpendPermission", {"SpendPermission": fields}, domain, message)


def _lending(allowed: bool) -> Json:
    fields = "address owner,address manager,bool isAllowed,uint256 nonce,uint256 expiry"
    message = {"owner": a.ALICE, "manager": a.SPENDER, "isAllowed": allowed, "nonce": "0",
               "expiry": str(NOW + 1800)}  # fmt: skip
    return document("Authorization", {"Authorization": fields},
                    domain_of("Compound", a.invented("comet")), message)  # fmt: skip


def _withdraw() -> Json:
    name = "HyperliquidTransaction:Withdraw"
    fields = "string hyperliquidChain,string destination,string amount,uint64 time"
    domain = domain_of("HyperliquidSignTransaction", a.NOBODY, chain=42161)
    message = {"hyperliquidChain": "Mainnet", "destination": a.SCAM, "amount": "1250.5",
               "time": str(NOW * 1000)}  # fmt: skip
    return document(name, {name: fields}, domain, message)


def _vote() -> Json:
    fields = (
        "address from,string space,uint64 timestamp,bytes32 proposal,uint32 choice,string reason,"
        "string app,string metadata"
    )
    message = {
        "from": a.ALICE, "space": "harbour.example", "timestamp": NOW, "choice": 1, "reason": "",
        "app": "snapshot", "metadata": "{}", "proposal": "0x" + keccak(text="proposal").hex(),
    }  # fmt: skip
    domain = {"name": "snapshot", "version": "0.1.4"}
    return document("Vote", {"Vote": fields}, domain, message)


def _looksrare_v1(least: int) -> Json:
    fields = (
        "bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,"
        "uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,"
        "uint256 endTime,uint256 minPercentageToAsk,bytes params"
    )
    message = {
        "isOrderAsk": True, "signer": a.ALICE, "collection": a.LANTERNS, "price": str(ETHER),
        "tokenId": "4021", "amount": "1", "strategy": a.invented("strategy"), "currency": a.COIN,
        "nonce": "0", "startTime": str(NOW), "endTime": str(NOW + DAY),
        "minPercentageToAsk": str(least), "params": "0x",
    }  # fmt: skip
    domain = domain_of("LooksRareExchange", a.invented("looksrare exchange"))
    return document("MakerOrder", {"MakerOrder": fields}, domain, message)


def vectors() -> list[Vector]:
    """Return the vectors."""
    fair = "order-for-nothing order-proceeds-elsewhere"
    cow, x = "cowprotocol/contracts, GPv2Order.sol", "Uniswap/UniswapX, LimitOrderLib.sol"
    reactor = a.invented("reactor")
    return [
        typed(Case("cow-own", "A CoW order paid out to the signer",
                   "The zero address stands for the owner.", near=fair, source=cow,
                   signer=a.ALICE), _cow(a.NOBODY)),
        typed(Case("cow-elsewhere", "A CoW order paid out to somebody else",
                   "The signer gets nothing of it.", hits="order-for-nothing", source=cow,
                   signer=a.ALICE), _cow(a.MALLORY)),
        typed(Case("cow-own-account", "A CoW order paid out to the signer's second account",
                   "It stays with the same person.", source=cow, signer=a.ALICE,
                   own=[a.CAROL]), _cow(a.CAROL)),
        typed(Case("cow-worthless", "A CoW order that asks for one unit",
                   "A price of next to nothing.", hits="order-for-nothing", source=cow,
                   signer=a.ALICE), _cow(a.NOBODY, buy=1)),
        typed(Case("uniswapx-own", "A UniswapX order paid out to the signer",
                   "The reactor is bound to the terms by its own code.",
                   near="order-for-nothing", source=x, signer=a.ALICE),
              _limit(a.ROUTER, a.ROUTER, a.ALICE)),
        typed(Case("uniswapx-elsewhere", "A UniswapX order paid out to somebody else",
                   "The terms themselves give all away.", hits="order-for-nothing", source=x,
                   signer=a.ALICE), _limit(a.ROUTER, a.ROUTER, a.MALLORY)),
        typed(Case("uniswapx-other-spender", "A fair order, and a spender that is not its reactor",
                   "Permit2 does not look at the terms: the spender may ignore them.",
                   hits="permit-transfer", source=x, signer=a.ALICE),
              _limit(reactor, a.SPENDER, a.ALICE)),
        typed(Case("looksrare-v1", "A LooksRare listing of version 1", "98 percent at the least.",
                   near=fair, source="LooksRare contracts-exchange-v1", signer=a.ALICE),
              _looksrare_v1(9800)),
        typed(Case("looksrare-v1-percent", "The same with a least part of zero",
                   "Fees and royalties may take all of the price.", hits="order-for-nothing",
                   source="LooksRare contracts-exchange-v1", signer=a.ALICE), _looksrare_v1(0)),
        typed(Case("wrapped-permit", "A permit signed for a contract account (ERC-7739)",
                   "The account's tokens, not the key's.", hits="permit-signature",
                   source="ERC-7739", signer=a.ALICE, own=[a.SAFE]), _wrapped_permit()),
        typed(Case("operation-typed", "A user operation signed as typed data",
                   "Entry point 0.8 hashes it so.", hits="permit-signature",
                   source="ERC-4337, entry point 0.8", signer=a.ALICE), _operation()),
        typed(Case("spend-permission", "A spend permission of all, each day, for ten years",
                   "The account's own manager hands it out: no limit, and no end in sight.",
                   hits="permit-signature approval-long",
                   source="coinbase/spend-permissions"), _spend()),
        typed(Case("lending-authorization", "A lending account opened to an unknown manager",
                   "He may withdraw what lies there and borrow on it.",
                   hits="permit-signature", source="compound-finance/comet, CometExt.sol"),
              _lending(allowed=True)),
        typed(Case("lending-closed", "The same taken back", "It takes permission away.",
                   near="permit-signature", source="compound-finance/comet, CometExt.sol"),
              _lending(allowed=False)),
        typed(Case("hyperliquid-withdraw", "A withdrawal from Hyperliquid to a labelled account",
                   "The recipient is a text.", hits="payment-to-listed",
                   source="hyperliquid-python-sdk, utils/signing.py"), _withdraw()),
        typed(Case("snapshot-vote", "A vote on Snapshot", "It moves nothing.",
                   near="role-grant payment-by-signature", source="snapshot.js"), _vote()),
    ]  # fmt: skip
