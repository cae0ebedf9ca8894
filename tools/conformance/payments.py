"""Payments: coins, tokens and NFTs, to whom and in which form of transaction."""

from tools.conformance import accounts as a
from tools.conformance.abi import calldata
from tools.conformance.accounts import ground
from tools.conformance.building import Case, payment, sent
from tools.conformance.vector import Vector

ETHER = 10**18
_PAID = [payment(a.FRIEND), payment(a.FRIEND, "2026-10-02"), payment(a.BOB, "2026-10-03")]


def transfer(to: str, amount: int = 250_000_000) -> str:
    """Return ERC-20 transfer."""
    return calldata("transfer(address,uint256)", to, amount)


def _from(sender: str, to: str, amount: int) -> str:
    return calldata("transferFrom(address,address,uint256)", sender, to, amount)


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [
        sent(Case("payment-coin-unknown", "Coins to an account nobody knows",
                  "Without a history a first payment cannot be told from a hundredth.",
                  near="payment-to-new"), a.STRANGER, value=ETHER),
        sent(Case("payment-coin-new", "Coins to an account that was never paid",
                  "The history given holds payments, none of them to it; shown without weight.",
                  hits="payment-to-new", signer=a.ALICE, history=_PAID),
             a.STRANGER, value=ETHER),
        sent(Case("payment-coin-known", "Coins to an account that was paid before",
                  "Two payments of the signer's own make it known.",
                  near="payment-to-new imitation", signer=a.ALICE, history=_PAID),
             a.FRIEND, value=ETHER),
        sent(Case("payment-token", "A listed token to somebody who was paid before",
                  "The amount is told in the token's own decimals.",
                  near="payment-to-new payment-to-listed", signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(a.FRIEND)),
        sent(Case("payment-token-unlisted", "A token no list knows",
                  "Decimals are not known, so that the amount stays in base units.",
                  signer=a.ALICE), a.STRAY_TOKEN, transfer(a.BOB, 7)),
        sent(Case("payment-scam", "A token to an account labelled as a scam's",
                  "A source of the snapshot names the recipient.",
                  hits="payment-to-listed"), a.DOLLAR, transfer(a.SCAM)),
        sent(Case("payment-theft", "Coins to an account labelled as a thief's",
                  "The recipient of the coins themselves counts as well as that of tokens.",
                  hits="payment-to-listed"), a.THIEF, value=ETHER),
        sent(Case("payment-exchange", "A token to an exchange's deposit address",
                  "A service a source names is no stranger.",
                  near="payment-to-new payment-to-listed", signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(a.EXCHANGE)),
        sent(Case("payment-sanctioned", "Coins to an account under sanctions",
                  "Sanctions have a rule of their own.", hits="sanctioned",
                  near="payment-to-listed"), a.SANCTIONED, value=ETHER),
        sent(Case("payment-token-to-token", "A token sent to its own contract",
                  "What a token's contract gets it mostly cannot give back.",
                  hits="payment-to-token-contract"), a.DOLLAR, transfer(a.DOLLAR)),
        sent(Case("payment-coin-to-token", "Coins sent to a listed token's contract",
                  "Coins may be meant for wrapping.", near="payment-to-token-contract"),
             a.COIN, value=ETHER),
        sent(Case("payment-wrap", "Coins wrapped by deposit()",
                  "The common form of wrapping.", near="payment-to-token-contract unread-call"),
             a.COIN, calldata("deposit()"), ETHER),
        sent(Case("payment-burn-address", "Coins to the address people burn with",
                  "Nobody has its key.", hits="payment-to-nobody"),
             "0x000000000000000000000000000000000000dEaD", value=ETHER),
        sent(Case("payment-zero-address", "A token to the zero address",
                  "An empty field mostly; many tokens' own burning too.",
                  hits="payment-to-nobody"), a.DOLLAR, transfer(a.NOBODY)),
        sent(Case("payment-of-nothing", "Nothing of a token to the zero address",
                  "Nothing is destroyed.", near="payment-to-nobody"),
             a.DOLLAR, transfer(a.NOBODY, 0)),
        sent(Case("payment-nft", "An NFT sent by safeTransferFrom",
                  "NFTs are sent this way by everybody.", near="transfer-of-mine",
                  signer=a.ALICE),
             a.LANTERNS, calldata("safeTransferFrom(address,address,uint256)", a.ALICE, a.BOB, 7)),
        sent(Case("payment-crates", "Two NFTs of ERC-1155 sent at once",
                  "Numbers and amounts come in two lists.", signer=a.ALICE,
                  source="ERC-1155"),
             a.CRATES, calldata("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
                                a.ALICE, a.BOB, [7, 8], [1, 20], b"")),
        sent(Case("transfer-from-mine", "transferFrom out of the signer's own account",
                  "Whoever sends his own tokens has no need of an allowance.",
                  hits="transfer-of-mine", signer=a.ALICE),
             a.DOLLAR, _from(a.ALICE, a.STRANGER, 10**9)),
        sent(Case("transfer-from-others", "transferFrom out of somebody else's account",
                  "It takes what another one allowed.", near="transfer-of-mine",
                  signer=a.ALICE), a.DOLLAR, _from(a.BOB, a.ALICE, 10**9)),
        sent(Case("poisoning-both-ends", "A recipient with both ends of one that was paid",
                  "Four digits at each end are what wallets show.", hits="imitation",
                  source="address poisoning; both addresses invented",
                  signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(ground(a.FRIEND, 4, 4))),
        sent(Case("poisoning-three-each", "Three digits at each end",
                  "Six digits together are the least that counts as made.",
                  hits="imitation", signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(ground(a.FRIEND, 3, 3))),
        sent(Case("poisoning-five-together", "Three digits in front, two at the end",
                  "Five digits together are met by chance.", near="imitation",
                  signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(ground(a.FRIEND, 3, 2))),
        sent(Case("poisoning-one-end", "Six digits at the end alone",
                  "One end alone is a likeness of less certainty.", hits="imitation",
                  signer=a.ALICE, history=_PAID),
             a.DOLLAR, transfer(ground(a.FRIEND, 0, 6))),
        sent(Case("poisoning-forged-row", "A look-alike of an account in a row of nothing",
                  "Transfer logs of amount 0 can be forged: they make nobody known.",
                  near="imitation", signer=a.ALICE,
                  history=[payment(a.BOB), {**payment(a.FRIEND), "amount": "0"}]),
             a.DOLLAR, transfer(ground(a.FRIEND, 4, 4))),
        sent(Case("poisoning-own", "A recipient that looks like the signer's second account",
                  "Own accounts are known without a history.", hits="imitation",
                  signer=a.ALICE, own=[a.CAROL]),
             a.DOLLAR, transfer(ground(a.CAROL, 5, 4))),
        sent(Case("poisoning-official", "A spender that looks like an official contract",
                  "Official contracts are compared at both ends.", hits="imitation"),
             a.DOLLAR, calldata("approve(address,uint256)", ground(a.ROUTER, 5, 5), 10**6)),
    ]  # fmt: skip
