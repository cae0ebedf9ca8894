"""Words that thieves and honest projects put beside a brand's name in a host.

Two sorts: words that push to an act (claim, verify, restore …), which a brand hardly ever needs in
a domain of its own, and words that only describe (app, dao, docs …), which fans and third parties
use too. Sources: project phishing shapes in public reports; the wordings were counted in dated
public lists before 2025, none is taken from a later one.
"""

from functools import lru_cache

from hueandcry.decode.unicode import fold

PUSHING = frozenset(
    """
    airdrop airdrops authenticate authenticator bonus claim claims claiming claimable compensation
    confirm connect connector distribution drop drops eligibility eligible event fix free gift
    gifts giveaway giveaways help helpdesk import login logon logln merge migrate migration mint
    minting passphrase phrase portal presale promo promotion rebase rebate receive recover recovery
    rectify redeem redemption refund refunds register registration restore retro reward rewards
    secure secured security seed session sign signin signup snapshot stake staking support
    suspended sync synchronize token unlock update upgrade validate validation validator verify
    verification verified voucher wallet walletconnect withdraw withdrawal whitelist allocation
    allowlist bind rewarded desk care customer service claimer get captcha survey resolve mysterybox
    revoke voting
    """.split()
)

DESCRIBING = frozenset(
    """
    account admin ai alpha api app apps auth base bet beta bit block blockchain bot bridge bridges
    browser buy card cash cc center central chain chrome club co coin coins com community cn crypto
    cryptos dao dapp dapps dashboard de defi desktop dev dex digital direct docs download earn en
    erc eth ether ethereum exchange explorer extension farm fi finance financial foundation fund
    futures game games global go group guide hq home hub id in inc info install invest investment io
    io is it jp launch launchpad link live lite ltd mainnet manage market marketplace markets meta
    mobile my net network new news nft nfts now official offcial officials og on one online org
    original pad page pay platform play plus point points pool pre pro protocol public real ru sale
    secured season server shop site sol solana space start station store suite swap swaps system
    team tech technology testnet the to today tokens top tool tools trade trader trading us usa usd
    usdc usdt user users v2 v3 v4 vault vip vote web web3 website win world www x xyz zone uk io2
    eu www2 me bsc bnb btc trx wallets join your node nodes https
    """.split()
)

# A label may be at hand in its folded form only, so each word stands here in both.
LURES = PUSHING | DESCRIBING
_PUSHING = PUSHING | {fold(word) for word in PUSHING}
_LURES = LURES | {fold(word) for word in LURES}
# Shorter words stand at the ends of too many honest names.
_AFFIX = 4


def pushes(words: tuple[str, ...]) -> bool:
    """Say whether any of these words pushes to an act."""
    return any(word in _PUSHING for word in words)


def is_lure(piece: str) -> bool:
    """Say whether a piece is a lure word and nothing else."""
    return piece in _LURES


@lru_cache(maxsize=8_192)
def segment(piece: str) -> tuple[tuple[str, ...], str]:
    """Split a piece into lure words and numbers so that the least is left over; return both.

    Bits of one or two characters count as filler: a leftover that short is explained.
    """
    # best[i]: characters left over in piece[i:], and the length of the word that begins there.
    best: list[tuple[int, int]] = [(0, 0)] * (len(piece) + 1)
    for start in range(len(piece) - 1, -1, -1):
        best[start] = min(
            [(best[start + 1][0] + 1, 0)]
            + [(best[start + length][0], -length) for length in _words_at(piece, start)]
        )
    words: list[str] = []
    left: list[str] = []
    start = 0
    while start < len(piece):
        length = -best[start][1]
        (words if length else left).append(piece[start : start + (length or 1)])
        start += length or 1
    remainder = "".join(left)
    return tuple(words), remainder if len(remainder) > 2 else ""


def _words_at(piece: str, start: int) -> list[int]:
    """Return the lengths of the lure words and of the number that begin here."""
    lures = _BY_PAIR.get(piece[start : start + 2], ())
    found = [len(lure) for lure in lures if piece.startswith(lure, start)]
    digits = _digits_at(piece, start)
    return [*found, digits] if digits else found


def _digits_at(piece: str, start: int) -> int:
    end = start
    while end < len(piece) and piece[end].isdigit():
        end += 1
    return end - start


def without_affix(piece: str) -> str:
    """Take one lure word of four characters or more off either end; empty where there is none."""
    for lure in _BY_END.get(piece[-_AFFIX:], ()):
        if piece.endswith(lure) and len(piece) - len(lure) > _AFFIX:
            return piece[: -len(lure)]
    for lure in _BY_START.get(piece[:_AFFIX], ()):
        if piece.startswith(lure) and len(piece) - len(lure) > _AFFIX:
            return piece[len(lure) :]
    return ""


def _grouped(part: slice, shortest: int) -> dict[str, list[str]]:
    """Group the lures by some of their characters, the longest first."""
    groups: dict[str, list[str]] = {}
    for lure in sorted(_LURES, key=len, reverse=True):
        if len(lure) >= shortest:
            groups.setdefault(lure[part], []).append(lure)
    return groups


_BY_PAIR = _grouped(slice(2), 2)
_BY_START, _BY_END = _grouped(slice(_AFFIX), _AFFIX), _grouped(slice(-_AFFIX, None), _AFFIX)
