"""One file a feed: where it is published, under what licence, and how its files become rows."""

from hueandcry.gather.feeds.approval_exploits import APPROVAL_EXPLOITS
from hueandcry.gather.feeds.english_words import ENGLISH_WORDS
from hueandcry.gather.feeds.erc7730 import ERC7730
from hueandcry.gather.feeds.etherscamdb import ETHERSCAMDB
from hueandcry.gather.feeds.etherscan_labels import ETHERSCAN_LABELS
from hueandcry.gather.feeds.feed import Feed
from hueandcry.gather.feeds.forta import FORTA
from hueandcry.gather.feeds.maltrail import MALTRAIL
from hueandcry.gather.feeds.metamask import METAMASK
from hueandcry.gather.feeds.no_coin import NO_COIN
from hueandcry.gather.feeds.ofac import OFAC
from hueandcry.gather.feeds.phantom import PHANTOM
from hueandcry.gather.feeds.polkadot_js import POLKADOT_JS
from hueandcry.gather.feeds.public_suffix import PUBLIC_SUFFIX
from hueandcry.gather.feeds.scamsniffer import SCAMSNIFFER
from hueandcry.gather.feeds.shadow_whisperer import SHADOW_WHISPERER
from hueandcry.gather.feeds.starter import STARTER
from hueandcry.gather.feeds.sublime import SUBLIME
from hueandcry.gather.feeds.tagpacks import TAGPACKS
from hueandcry.gather.feeds.token_lists import SUPERCHAIN_TOKENS, UNISWAP_TOKENS
from hueandcry.gather.feeds.tranco import TRANCO
from hueandcry.gather.feeds.treasury_sdn import TREASURY_SDN, TREASURY_SDN_DATES
from hueandcry.gather.feeds.unicode_confusables import UNICODE_CONFUSABLES

# What lists are judged by comes before the lists.
FEEDS: tuple[Feed, ...] = (
    STARTER,
    ENGLISH_WORDS,
    PUBLIC_SUFFIX,
    UNICODE_CONFUSABLES,
    TRANCO,
    METAMASK,
    PHANTOM,
    POLKADOT_JS,
    ETHERSCAMDB,
    SCAMSNIFFER,
    MALTRAIL,
    NO_COIN,
    SHADOW_WHISPERER,
    SUBLIME,
    TREASURY_SDN,
    TREASURY_SDN_DATES,
    OFAC,
    TAGPACKS,
    ETHERSCAN_LABELS,
    FORTA,
    APPROVAL_EXPLOITS,
    UNISWAP_TOKENS,
    SUPERCHAIN_TOKENS,
    ERC7730,
)
