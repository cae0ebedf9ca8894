"""Whether a page asks for a recovery phrase or a private key, in the languages of its victims.

No honest site asks for either; many warn of it, so a mention after "never" does not count.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hueandcry.decode.page.document import Document
from hueandcry.decode.page.wording import excerpt, found_in, plain
from hueandcry.model.page import Field, Mark, MarkKind

_WORDS: Final[MarkKind] = "asks_secret"
_PRIVATE: Final[MarkKind] = "asks_key"
_PHRASE = re.compile(
    r"seed[- ]?(?:phrase|words?|phrases)|(?:secret|recovery|backup|mnemonic|wallet)[- ]"
    r"(?:recovery[- ]|backup[- ]|secret[- ])?(?:phrase|words|passphrase|seed)|mnemonics?\b|"
    r"\b(?:12|24|twelve|twenty-four)(?:[ -]?(?:/|or)[ -]?(?:12|15|18|24))?[- ]words?\b|"
    r"frase[- ](?:semilla|semente|seed|secreta|segreta|mnem[oó]nica|de recuperaci[oó]n|"
    r"de recupera[cç][aã]o|di recupero)|phrase (?:de r[eé]cup[eé]ration|secr[eè]te|"
    r"mn[eé]monique|de d[eé]part)|wiederherstellungs(?:phrase|w[oö]rter|satz)|mnemonische phrase|"
    r"herstel(?:zin|woorden)|(?:kurtarma|tohum|gizli) (?:ifades\w+|kelime\w+|c[uü]mle\w+)|"
    r"(?:сид|сід|seed)[- ]?фраз\w*|(?:секретн|мнемоническ|мнемонічн)\w+ фраз\w*|"
    r"фраз\w+ (?:восстановлени|відновленн)\w+|fraz\w+ (?:odzyskiwania|seed)|"
    r"助记词|助記詞|恢复短语|恢復短語|种子短语|シードフレーズ|リカバリーフレーズ|復元フレーズ|ニーモニック|"
    r"(?:시드|복구) ?(?:구문|문구)|니모닉|cụm từ (?:khôi phục|bí mật|hạt giống)|"
    r"frasa (?:pemulihan|rahasia|benih)|عبارة (?:الاسترداد|البذور|الاستعادة)|العبارة السرية"
)
_KEY = re.compile(
    r"private[- ]?key|keystore (?:json|file)|(?:clave|chave) privada|cl[eé] priv[eé]e|"
    r"(?:privater? schl[uü]ssel|privatschl[uü]ssel)|chiave privata|[oö]zel anahtar|"
    r"(?:приватн|закрыт)\w+ ключ\w*|私钥|私鑰|秘密鍵|개인 ?키|khóa (?:riêng|bí mật)|kunci pribadi|"
    r"المفتاح الخاص|klucz\w* prywatn\w+"
)
_ASK = re.compile(
    r"\b(?:enter|type|paste|input|insert|provide|submit|fill|import|confirm|restore with|"
    r"introdu[cz]\w+|ingres\w+|escrib\w+|digit\w+|insira|saisi\w+|entrez|eingeben|geben sie|"
    r"inserisci|voer|girin|wpisz|podaj|введ\w+|вставьте|nhập|masukkan)\b|输入|輸入|填写|入力|입력|أدخل"
)
_NEVER = re.compile(
    r"\b(?:never|not|n't|no one|nobody|nunca|jam[aá]s|jamais|niemals|nie|mai|nooit|asla|никогда|не"
    r"|không bao giờ|jangan|n[aã]o)\b|n't|n\u2019t|不要|切勿|绝不|请勿|決して|しない|절대|لا "
)
_NUMBERED = re.compile(
    r"(?:word|seed|phrase|mnemonic|wort|palabra|palavra|mot|parola|слово|単語|단어|单词)"
    r"[\s_.-]*\[?#?\s*(\d{1,2})\b|^\s*(\d{1,2})[.)]?\s*$"
)
# How long phrases are (BIP-39), Monero's 25 among them.
_LENGTHS: Final = frozenset({12, 15, 18, 21, 24, 25})
# How far before a mention its "enter" or "never" stands.
_BEFORE: Final = 90
_TYPED: Final = frozenset({"text", "password", "textarea", "editable", "search"})


def secret_marks(document: Document, text: str) -> Iterator[Mark]:
    """Yield where a page asks for a secret; `text` is its text in plain form."""
    fields = [field for field in document.fields if field.type in _TYPED]
    yield from _fields_for(fields)
    if len(_numbered(fields)) in _LENGTHS:
        names = ", ".join(field.hint for field in fields[:3])
        what = f"{len(_numbered(fields))} numbered fields for the words of a phrase"
        yield Mark(_WORDS, what, f"fields: {names} ...", strong=True)
    mentions = list(_mentions(text))
    yield from _rows_of_fields(fields, [mark for _, mark in mentions])
    if fields:
        yield from (mark for asked, mark in mentions if asked)
    yield from _scripts(document)


def _fields_for(fields: Sequence[Field]) -> Iterator[Mark]:
    for field in fields:
        hint = _spaced(plain(field.hint))
        # A field named "note: never your seed phrase" asks for something else.
        if _NEVER.search(hint):
            continue
        if _PHRASE.search(hint):
            what, kind = "a field for a recovery phrase", _WORDS
        elif _KEY.search(hint):
            what, kind = "a field for a private key", _PRIVATE
        else:
            continue
        yield Mark(kind, what, f"field ({field.type}): {field.hint}", strong=True)


def _numbered(fields: Sequence[Field]) -> set[int]:
    """Return the numbers of fields that are numbered like the words of a phrase."""
    found = (_NUMBERED.search(plain(field.hint)) for field in fields)
    numbers = {int(match[1] or match[2]) for match in found if match}
    # Scripts count from 0, people from 1.
    return {number for number in numbers if number <= max(_LENGTHS)}


def _mentions(text: str) -> Iterator[tuple[bool, Mark]]:
    """Yield where the words name a secret, and whether they ask for it; warnings are left out."""
    for found in found_in(_PHRASE, text):
        yield from _mention(_WORDS, "asks for a recovery phrase", found, text)
    for found in found_in(_KEY, text):
        yield from _mention(_PRIVATE, "asks for a private key", found, text)


def _mention(
    kind: MarkKind, what: str, found: re.Match[str], text: str
) -> Iterator[tuple[bool, Mark]]:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    # Languages that put the verb last.
    behind = text[found.end() : found.end() + 20]
    if not _NEVER.search(before) and not _NEVER.search(behind):
        asked = bool(_ASK.search(before) or _ASK.search(behind))
        yield asked, Mark(kind, what, excerpt(text, found.start(), found.end()))


def _rows_of_fields(fields: Sequence[Field], mentions: Sequence[Mark]) -> Iterator[Mark]:
    """Yield as many fields alike as a phrase has words, on a page that names a phrase."""
    alike = [field for field in fields if field.type in {"text", "password"}]
    named = [mark for mark in mentions if mark.kind == _WORDS]
    if len(alike) in _LENGTHS and named and len(_numbered(fields)) not in _LENGTHS:
        what = f"{len(alike)} fields in a row beside a recovery phrase"
        yield Mark(_WORDS, what, named[0].excerpt, strong=True)


def _scripts(document: Document) -> Iterator[Mark]:
    """Yield where a script holds the words that ask: it will write them into the page."""
    text = plain(document.scripts[:300_000])
    for found in found_in(_PHRASE, text):
        before = text[max(0, found.start() - 40) : found.start()]
        if _ASK.search(before) and not _NEVER.search(before):
            words = excerpt(text, found.start(), found.end())
            yield Mark(_WORDS, "a script that asks for a recovery phrase", words)
            return


def _spaced(hint: str) -> str:
    """Write names of fields as words: seed_phrase, seedphrase-1."""
    return hint.replace("_", " ").replace("-", " ")
