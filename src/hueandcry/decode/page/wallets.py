"""Whether a page wants a wallet connected or something signed, and by which lure and hurry."""

import re
from collections.abc import Iterator
from typing import Final

from hueandcry.decode.page.document import Document
from hueandcry.decode.page.wording import excerpt, found_in
from hueandcry.model.page import Mark, MarkKind

_CONNECT = re.compile(
    r"\bconnect(?: your| my| a| the| with)? ?(?:\w{1,12} )?wallet|\bwallet ?connect\b|"
    r"conectar? (?:tu |su |la |sua |a )?(?:wallet|billetera|cartera|carteira|monedero)|"
    r"connecte[rz](?: votre| le| mon)? (?:wallet|portefeuille)|(?:wallet|geldbörse) verbinden|"
    r"connetti(?: il)? (?:wallet|portafoglio)|cüzdan\w* bağla|подключ\w+ (?:кошел\w+|wallet)|"
    r"підключ\w+ гаман\w+|połącz portfel|连接钱包|連接錢包|链接钱包|"
    r"ウォレットを?接続|지갑 연결|kết nối ví|(?:hubungkan|sambungkan) (?:dompet|wallet)|ربط المحفظة"
)
_CONNECT_CODE = re.compile(
    r"eth_requestAccounts|wallet_requestPermissions|createAppKit|createWeb3Modal|Web3Modal|"
    r"WalletConnectProvider|EthereumProvider\.init|solana\.connect\(|tonConnectUI|TonConnectUI|"
    r"tronLink\.request|wagmi"
)
_SIGN_CODE = re.compile(
    r"eth_sign(?:TypedData(?:_v[1-4])?)?\b|personal_sign|setApprovalForAll|increaseAllowance|"
    r"signAllTransactions|signAndSendTransaction|eth_sendTransaction|PermitBatch|PermitSingle|"
    r"wallet_sendCalls|signAuthorization"
)
# Rights over everything, asked for by a script: what a swap or mint page hardly needs at once.
_BROAD: Final = frozenset({
    "eth_sign", "setApprovalForAll", "increaseAllowance", "PermitBatch", "signAllTransactions",
})  # fmt: skip
_LURE = re.compile(
    r"\b(?:claim(?: your| now| here| free| airdrop| rewards?| tokens?| nfts?| bonus)|"
    r"(?:check|verify)(?: your)? eligib\w+|you(?:'re| are) eligible|eligible (?:wallets?|users)|"
    r"(?:verify|validate|synchroni[sz]e|rectify|restore|migrate|unlock|revalidate|authenticate|"
    r"secure)(?: your| my| the)? (?:wallet|tokens?|assets|account|funds)|free (?:mint|airdrop|"
    r"nfts?|tokens?)|airdrop(?: is live| claim|s? eligib\w+)|wallet (?:validation|rectification|"
    r"synchroni[sz]ation|verification|recovery)|(?:receive|collect|get)(?: your)?(?: free)? "
    r"(?:airdrop|rewards?|bonus)|double your|(?:token|crypto) (?:migration|giveaway)|"
    r"reclam(?:a|ar|e) (?:tu|tus|sus?|ahora|tokens)|(?:resgat\w+|reivindi\w+) (?:seus?|agora|"
    r"tokens)|r[eé]clame[rz] (?:vos|votre|maintenant)|jetzt (?:einlösen|beanspruchen)|talep et|"
    r"(?:получи\w*|забра\w*) (?:airdrop|аирдроп|токен\w*|наград\w*)|nhận (?:airdrop|thưởng)|"
    r"klaim )|领取空投|领取奖励|領取空投|空投领取|エアドロップを?(?:請求|受け取)|"
    r"에어드랍 ?(?:청구|받기|신청)"
)
_HURRY = re.compile(
    r"\b(?:limited[- ]time|ends? (?:in|soon|today)|last chance|hurry|act (?:now|fast)|"
    r"only \d[\d,]* (?:left|spots?|remaining|slots?)|expires? (?:in|soon|today)|"
    r"(?:with)?in(?: the next)? (?:24|48|72|12) hours?|before it(?:'s| is) too late|final hours|"
    r"deadline|will be (?:suspended|locked|burned|forfeited|lost)|"
    r"tiempo limitado|tempo limitado|temps limité|nur noch|осталось|限时|残り|마감)"
)
_COUNTDOWN = re.compile(
    r"\b\d{1,3} ?(?:d|days?|tage?|días?|jours?|дн\w*) ?:? ?\d{1,2} ?(?:h|hrs?|hours?|std|horas?|"
    r"heures?|час\w*) ?:? ?\d{1,2} ?(?:m|mins?|minutes?|мин\w*)|"
    r"\b(?:ends?|ending|starts?|closes?|remaining|left|expires?)\b[^.]{0,20}?\b\d{1,3}:\d\d(?::\d\d)?"
)
_COUNTDOWN_NAME = re.compile(r"count-?down|(?:^|[-_])timer(?:$|[-_])")
_INSPECTION = re.compile(
    r"disable-devtool|devtools-?detect|(?:keyCode|which)\s*={2,3}\s*123|setInterval\([^)]{0,80}"
    r"debugger|constructor\(\s*[\"']debugger",
    re.IGNORECASE,
)


def wallet_marks(document: Document, text: str) -> Iterator[Mark]:
    """Yield what a page wants of a wallet, and by which words; `text` is in plain form."""
    yield from _first("connects", "asks to connect a wallet", _CONNECT, text)
    code = document.scripts
    yield from _first("connects", "a script that connects wallets", _CONNECT_CODE, code)
    yield from _signing(code)
    yield from _lures(text)
    yield from _first("hurries", "presses for time", _HURRY, text)
    yield from _countdown(document, text)
    yield from _first("refuses_inspection", "hinders a look at its code", _INSPECTION, code)


def _first(kind: MarkKind, what: str, pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    found = pattern.search(text)
    if found:
        yield Mark(kind, what, excerpt(text, found.start(), found.end()))


def _signing(code: str) -> Iterator[Mark]:
    """Yield each thing a script has signed, once."""
    seen: set[str] = set()
    for found in found_in(_SIGN_CODE, code):
        if found[0] not in seen:
            seen.add(found[0])
            words = excerpt(code, found.start(), found.end())
            yield Mark("signs", found[0], words, strong=found[0] in _BROAD)


def _lures(text: str) -> Iterator[Mark]:
    """Yield different lures, three at most: more say nothing new."""
    seen: dict[str, Mark] = {}
    for found in found_in(_LURE, text):
        words = excerpt(text, found.start(), found.end())
        seen.setdefault(found[0], Mark("lures", found[0].strip(), words))
    yield from list(seen.values())[:3]


def _countdown(document: Document, text: str) -> Iterator[Mark]:
    found = _COUNTDOWN.search(text)
    if found:
        yield Mark("countdown", "a countdown", excerpt(text, found.start(), found.end()))
        return
    named = sorted(name for name in document.names if _COUNTDOWN_NAME.search(name))
    if named and "setInterval" in document.scripts:
        yield Mark(
            "countdown", "a countdown", f'an element named "{named[0]}" that a script counts'
        )
