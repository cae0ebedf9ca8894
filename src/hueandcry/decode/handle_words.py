"""Words that stand beside a brand's name in handles: those that pretend, those that describe.

`decode.lures` has the words of hosts. Here are those by which an account says it is the real one
or offers help. Sources: the wording of public warnings of X, Telegram and wallets about
impersonators (2023-2026); official handles that have such words too are why none decides alone.
"""

from functools import lru_cache
from typing import Final

from hueandcry.decode.lures import is_lure, segment

# Nobody but the brand could be it, or it pushes to an act.
PRETENDING: Final = frozenset(
    "official officially officiai offical real realx true original verified the this iam weare"
    " team admin admins administrator mod mods moderator moderators staff agent ceo founder"
    " backup new main desk operator rep dev verify validate login connect unlock restore sync"
    " secure register".split()
)
# Offers help or money, and takes the wallet.
HELPING: Final = frozenset(
    "support supports helpdesk help helps helpcenter helpline care customercare customer service"
    " services assist assistance assistant desk ticket tickets recovery recover refund refunds"
    " resolve complaint complaints airdrop airdrops claim claims giveaway giveaways reward rewards"
    " bonus drop drops mint presale whitelist".split()
)
# Says what sort of account it is; those of `decode.lures` are taken too.
DESCRIBING: Final = frozenset(
    "lab labs xyz intl international fdn gg tv news daily announcements ann group community chat"
    " channel hq fans fan club hub insider updates alerts usa europe asia korea japan china india"
    " turkey russia africa latam brasil spain france german indonesia vietnam".split()
)
_ALL: Final = PRETENDING | HELPING | DESCRIBING
# Ends that official handles have as well; taken off to find a name's core.
_ENDINGS: Final = (
    "protocol finance network foundation labs lab official exchange wallet money global defi swap"
    " token coin crypto chain game games dao nft app xyz org fdn team inc io fi hq eth btc sol"
).split()
_STARTS: Final = (
    "official",
    "0x",
    "the",
    "get",
    "join",
    "use",
    "team",
    "play",
    "try",
    "real",
    "go",
)
_SHORTEST: Final = 3


def helping(words: tuple[str, ...]) -> bool:
    """Say whether a word offers help or money."""
    return any(word in HELPING for word in words)


def pretending(words: tuple[str, ...]) -> bool:
    """Say whether a word says that this is the real one, or pushes to an act."""
    return any(word in PRETENDING for word in words)


def core_of(text: str) -> str:
    """Take one affix off each end, the longest first, so that three characters or more stay."""
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if text.endswith(ending) and len(text) - len(ending) >= _SHORTEST:
            text = text[: -len(ending)]
            break
    for start in sorted(_STARTS, key=len, reverse=True):
        if text.startswith(start) and len(text) - len(start) >= _SHORTEST:
            return text[len(start) :]
    return text


@lru_cache(maxsize=8_192)
def words_in(part: str) -> tuple[tuple[str, ...], str]:
    """Split what stands beside a name into known words, and return what they leave over."""
    if part in _ALL or is_lure(part):
        return (part,), ""
    # Both tables are looked through for one word at an end; the rest is for the lures of hosts.
    for word in sorted(_ALL, key=len, reverse=True):
        if len(word) > 2 and part.startswith(word) and len(part) > len(word):
            words, left = words_in(part[len(word) :])
            if not left:
                return (word, *words), ""
    return segment(part)
