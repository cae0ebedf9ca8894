"""Explorers' groups of accounts (slugs such as `phish-hack`) in our categories."""

import re
from collections.abc import Iterable
from typing import Final

from hueandcry.model.label import SERVICES

# The first category with a group of the account's wins: what was done comes before what it is, and
# what is special (a miner of an exchange, an exchange's trading desk) before what is general.
_GROUPS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("mixer", frozenset("tornado-cash ethereum-mixer typhoon-cash typhoon-network".split())),
    ("theft", frozenset("heist exploit exploiter hack hacker".split())),
    ("scam", frozenset("phish-hack phishing scam spam-token ponzi".split())),
    ("sanctioned", frozenset({"ofac-sanctions-lists"})),
    ("gambling", frozenset("gambling etheroll fomo3d zethr prediction".split())),
    ("mining", frozenset("mining miningpoolhub f2pool".split())),
    (
        "token",
        frozenset("token-contract bridged-token binance-pegged bitcoin-pegged stablecoin".split()),
    ),
    (
        "bridge",
        frozenset(
            "bridge multichain anyswap hop-protocol wormhole across-protocol celer-network synapse"
            " connext orbit-bridge optics optimism-bridge interoperability-cross-chain".split()
        ),
    ),
    (
        "exchange",
        frozenset(
            "exchange binance binance-deposit huobi okx kucoin coinbase kraken bitfinex poloniex"
            " bithumb crypto-com gemini ftx gate-io bitstamp hitbtc hotbit upbit coinone korbit"
            " bittrex liquid bitmart digifinex ascendex deribit bitmex coinsquare coinhako paribu"
            " latoken coinmetro hoo-com cobinhood coss-io trade-io coinbit kryptono quadrigacx"
            " yunbi zb-com topbtc tidex abcc allbit bgogo crex24 remitano lcx-ag changenow"
            " shapeshift bitcoin-suisse gbx".split()
        ),
    ),
    ("otc", frozenset({"otc"})),
    ("payment", frozenset("payments fiat-gateway wirex flexa".split())),
    # Whose hot wallet is not said by the group, but many customers' money lies there.
    (
        "service",
        frozenset("hot-wallet cold-wallet celsius-network nexo blockfi bitpie".split()),
    ),
    (
        "defi",
        frozenset(
            "defi dex lending loans liquidity staking yield-farming vaults derivatives protocol"
            " options-trading balancer bancor rocket-pool synthetix aave compound maker lido"
            " curve-fi mstable set-protocol 0x-protocol 0x-protocol-ecosystem 1inch dydx mcdex"
            " pooltogether dforce olympusdao premia reflexer-finance instadapp loopring liquity"
            " fei-protocol zapper-fi furucombo defi-saver tokenlon airswap paraswap dutchx idex"
            " keep2r venus-protocol unit-protocol reserve-protocol hydro-protocol".split()
        ),
    ),
    (
        "person",
        frozenset(
            "airdrop-hunter maker-vault-owner sybil-delegate delegate multisig-owner humanity"
            " buidlguidl-builders".split()
        ),
    ),
)
_THEFT_GROUP = re.compile(r"-exploit(?:er)?$")
_DEFI_GROUP = re.compile(r"(?:swap|-finance|-fi|-dex)$")
# Names tell what groups leave out; "Hack Alert" warns the victims, so `hack` alone is no sign.
_THEFT = re.compile(r"\b(?:exploit|exploiter|hacker|attacker|heist|drainer)\b", re.IGNORECASE)
_SCAM = re.compile(
    r"fake_?\s?phishing|\bphish|^(?:fake|scam)\b|\bspam token|(?-i:\b(?:SCAM|FAKE|RUG)[-:])",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:shareholder|deployer|token holder|contributor)\b", re.IGNORECASE)
# "Some: SMC Token", and "Some Coin (SMC)" as token pages are titled.
_TOKEN = re.compile(r"\b(?:token|stablecoin)(?: v?\d+)?$|\S \([^()\s]{1,12}\)$", re.IGNORECASE)


def category_of(name: str, groups: Iterable[str]) -> str:
    """Return one of `model.label.CATEGORIES` for an account an explorer names and groups."""
    held = {_known(group) for group in groups}
    crime = crime_of(name)
    found = next((category for category, known in _GROUPS if held & known), "other")
    if crime and found not in {"mixer", "theft", "scam"}:
        return crime
    # Whoever holds shares of a project, or once put its code on chain, is not the project.
    if _PERSON.search(name) and found in SERVICES:
        return "person"
    # An exchange's or a protocol's token is not where its customers' money lies.
    if names_token(name) and found in {"exchange", "defi", "bridge", "other"}:
        return "token"
    return found


def crime_of(name: str) -> str:
    """Return `theft` or `scam` where a name says so, else empty."""
    if _THEFT.search(name):
        return "theft"
    return "scam" if _SCAM.search(name) else ""


def names_token(name: str) -> bool:
    """Say whether an explorer's name is one of a token."""
    return _TOKEN.search(name) is not None


def _known(group: str) -> str:
    """Return a group, or the general one its ending stands for."""
    if _THEFT_GROUP.search(group):
        return "exploit"
    special = any(group in known for _, known in _GROUPS)
    return "defi" if not special and _DEFI_GROUP.search(group) else group
