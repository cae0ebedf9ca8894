"""Approvals by transaction."""

from tools.conformance import accounts as a
from tools.conformance.abi import calldata
from tools.conformance.building import DAY, MAX, MAX160, NOW, OWN_SITE, STRAY_SITE, Case, sent
from tools.conformance.vector import Vector


def approve(spender: str, amount: int) -> str:
    """Return ERC-20 approve; of an NFT the number stands for the piece."""
    return calldata("approve(address,uint256)", spender, amount)


def _for_all(operator: str, yes: bool = True) -> str:
    return calldata("setApprovalForAll(address,bool)", operator, yes)


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [
        sent(Case("approve-limited-unknown", "A limited allowance to an unknown spender",
                  "Shown without weight: small protocols are unknown as well.",
                  hits="approval-to-unknown", near="approval-unlimited nft-approval"),
             a.DOLLAR, approve(a.SPENDER, 10**8)),
        sent(Case("approve-limited-known", "A limited allowance to a known router",
                  "An official contract is no stranger.", near="approval-to-unknown",
                  site=OWN_SITE), a.DOLLAR, approve(a.ROUTER, 10**8)),
        sent(Case("approve-unlimited-unknown", "An unlimited allowance to an unknown spender",
                  "The most common drain by transaction.", hits="approval-unlimited",
                  near="approval-to-unknown"), a.DOLLAR, approve(a.SPENDER, MAX)),
        sent(Case("approve-unlimited-known", "An unlimited allowance to a known router",
                  "Everyday; shown without weight.", hits="approval-unlimited", site=OWN_SITE),
             a.DOLLAR, approve(a.ROUTER, MAX)),
        sent(Case("approve-nearly-unlimited", "An allowance of 10^39 base units",
                  "No supply is as large: it is a limit in name only.", hits="approval-unlimited"),
             a.DOLLAR, approve(a.SPENDER, 10**39)),
        sent(Case("approve-large", "An allowance of 10^37 base units",
                  "Tokens with such supplies exist.", near="approval-unlimited"),
             a.DOLLAR, approve(a.SPENDER, 10**37)),
        sent(Case("approve-stray-token", "An allowance of a contract no list knows",
                  "One selector serves coins and NFTs: which of them is not known.",
                  hits="approval-to-unknown"), a.STRAY_TOKEN, approve(a.SPENDER, 4021)),
        sent(Case("approve-nft", "Approval of one NFT to an unknown spender",
                  "The token list says that the contract is one of NFTs: the number is no amount.",
                  hits="nft-approval", near="approval-to-unknown approval-unlimited"),
             a.LANTERNS, approve(a.SPENDER, 4021)),
        sent(Case("approve-scam", "A limited allowance to a labelled spender",
                  "The label decides, whatever the amount.", hits="approval-to-listed"),
             a.DOLLAR, approve(a.SCAM, 10**6)),
        sent(Case("revoke-scam", "An allowance of a labelled spender taken back",
                  "Nobody is to be kept from revoking.",
                  near="approval-to-listed counterparty-listed"), a.DOLLAR, approve(a.SCAM, 0)),
        sent(Case("approve-exploited", "An allowance to a contract that was abused",
                  "Old front ends still ask for it.", hits="approval-to-exploited"),
             a.DOLLAR, approve(a.EXPLOITED, 10**6)),
        sent(Case("revoke-exploited", "An allowance of an abused contract taken back",
                  "What everybody should do.", near="approval-to-exploited"),
             a.DOLLAR, approve(a.EXPLOITED, 0)),
        sent(Case("approve-sanctioned", "An allowance to an account under sanctions",
                  "Every part in the request counts.", hits="sanctioned"),
             a.DOLLAR, approve(a.SANCTIONED, 10**6)),
        sent(Case("revoke-sanctioned", "An allowance of a sanctioned account taken back",
                  "Taking back gives nothing.", near="sanctioned"),
             a.DOLLAR, approve(a.SANCTIONED, 0)),
        sent(Case("approve-vanity", "A spender with four zeros at both ends",
                  "Shortened it reads 0x0000...0000.", hits="approval-to-vanity"),
             a.DOLLAR, approve(a.VANITY, 10**6)),
        sent(Case("approve-zeros-first", "A spender with zeros at the front only",
                  "Contracts are made so to save gas.", near="approval-to-vanity"),
             a.DOLLAR, approve(a.ZEROS_FIRST, 10**6)),
        sent(Case("increase-unlimited", "increaseAllowance by the largest number",
                  "The form of BadgerDAO's theft of December 2021.", hits="increase-allowance",
                  source="OpenZeppelin ERC20 4.x"),
             a.DOLLAR, calldata("increaseAllowance(address,uint256)", a.SPENDER, MAX)),
        sent(Case("increase-known", "increaseAllowance for a known router",
                  "A known spender is none of a thief's.", near="increase-allowance"),
             a.DOLLAR, calldata("increaseAllowance(address,uint256)", a.ROUTER, 10**6)),
        sent(Case("decrease", "decreaseAllowance of an unknown spender",
                  "It takes permission away.", near="increase-allowance approval-to-unknown"),
             a.DOLLAR, calldata("decreaseAllowance(address,uint256)", a.SPENDER, 10**6)),
        sent(Case("for-all-unknown", "A collection handed to an unknown operator",
                  "All pieces, those bought later too.", hits="approval-for-all",
                  near="approval-for-all-known approval-unlimited"),
             a.LANTERNS, _for_all(a.SPENDER)),
        sent(Case("for-all-known", "A collection handed to a marketplace's conduit",
                  "How marketplaces work; shown without weight.", hits="approval-for-all-known",
                  near="approval-for-all"), a.LANTERNS, _for_all(a.CONDUIT)),
        sent(Case("for-all-revoked", "An operator's approval taken back",
                  "Nothing is handed over.", near="approval-for-all approval-for-all-known"),
             a.LANTERNS, _for_all(a.SPENDER, yes=False)),
        sent(Case("for-all-scam", "A collection handed to a labelled operator",
                  "The label says more than that nobody knows it.",
                  hits="approval-for-all approval-to-listed"), a.LANTERNS, _for_all(a.SCAM)),
        sent(Case("permit2-approve-short", "Permit2's approve for a month",
                  "Uniswap's own front end asks for thirty days.", near="approval-long"),
             a.PERMIT2, _permit2(a.ROUTER, 10**8, NOW + 30 * DAY)),
        sent(Case("permit2-approve-long", "Permit2's approve for ten years",
                  "An allowance that never ends waits for the spender to be broken into.",
                  hits="approval-long approval-unlimited"),
             a.PERMIT2, _permit2(a.SPENDER, MAX160, NOW + 3650 * DAY)),
        sent(Case("permit2-lockdown", "Permit2's lockdown", "It takes allowances away.",
                  near="approval-to-unknown", source="Uniswap/permit2"),
             a.PERMIT2, calldata("lockdown((address,address)[])", [(a.DOLLAR, a.SPENDER)])),
        sent(Case("permit-submitted", "A permit of the signer's own sent along",
                  "Whoever submits his own permit allows as if by approve.",
                  hits="permit-signature", signer=a.ALICE, source="EIP-2612"),
             a.DOLLAR, calldata(
                 "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                 a.ALICE, a.SPENDER, MAX, NOW + 1800, 27, b"\x01" * 32, b"\x02" * 32)),
        sent(Case("permit-of-another", "A permit of somebody else's sent along",
                  "The asker gives nothing by it.", near="permit-signature", signer=a.ALICE,
                  source="EIP-2612"),
             a.DOLLAR, calldata(
                 "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                 a.BOB, a.ALICE, 10**6, NOW + 1800, 27, b"\x01" * 32, b"\x02" * 32)),
        sent(Case("stray-site", "A known contract called on a site nobody knows",
                  "Aggregators do so, copies of the brand's own site too.",
                  hits="site-not-owner", site=STRAY_SITE),
             a.STAKING, calldata("stake(uint256,address)", 10**6, a.ALICE)),
        sent(Case("site-listed", "A swap's allowance asked for by a listed phishing site",
                  "The site itself is checked as a link.", hits="link/listed-host",
                  site="https://drainer.example"), a.DOLLAR, approve(a.ROUTER, 10**8)),
        sent(Case("approve-own", "An allowance to the signer's second account",
                  "It stays with the same person.", signer=a.ALICE, own=[a.CAROL],
                  near="approval-to-unknown approval-unlimited"), a.DOLLAR, approve(a.CAROL, MAX)),
        sent(Case("approve-token", "An allowance to the token's own contract",
                  "A token spends nothing of its own."), a.DOLLAR, approve(a.DOLLAR, 10**8)),
        sent(Case("own-site", "The same call on the brand's own site",
                  "The register names the site as the brand's.", near="site-not-owner",
                  site=OWN_SITE), a.STAKING, calldata("stake(uint256,address)", 10**6, a.ALICE)),
    ]  # fmt: skip


def _permit2(spender: str, amount: int, expires: int) -> str:
    return calldata("approve(address,address,uint160,uint48)", a.DOLLAR, spender, amount, expires)
