"""Look-alike hosts made by an independent generator, to measure the detectors on.

dnstwist makes all kinds it has: typos, homoglyphs, IDN, a dictionary beside the name, other
suffixes, dots inside the name. Only "official host left of an unrelated domain" is made here, as
dnstwist has no such kind. The words and suffixes are the commonest beside brand names among hosts
first listed from 2025 on (counted over public lists); the detectors' own words were not made from
those. Hosts are inert: none is looked up.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

import dnstwist

WORDS = tuple(
    """mints live app pro airdrop web nft claim wallet support mint suite airdrops reward network
    swap rewards verify launch giftbox webwallet secure chain node amlcheck coin bonus connect dapp
    managers migrate gift hub login voting proposals webwallets claims token download safe factor
    accountrestore allocation sync apps asset event checker""".split()
)
SUFFIXES = tuple(
    """com xyz app dev org live net top online site io network pro info cfd lol world icu co cc
    website vip sbs finance digital click cloud tech claims us space run fun exchange help shop
    ai""".split()
)
UNRELATED = ("secure-login.xyz", "walletsync.top", "dapp-auth.app", "kvmnode.online", "pages.dev")
TYPOS = frozenset(
    "addition bitsquatting hyphenation insertion omission plural repetition replacement "
    "transposition vowel-swap".split()
)


class Variant(NamedTuple):
    """A look-alike: whose, of which kind, by which rule."""

    brand: str
    kind: str
    rule: str
    host: str


def variants(brand: str, host: str, seed: int, per_kind: int) -> list[Variant]:
    """Return up to `per_kind` look-alikes of each kind, evenly over the kind's rules."""
    chance = random.Random(f"{seed} {host}")
    by_kind: dict[str, dict[str, list[str]]] = {}
    for kind, rule, made in _all(host):
        if made != host:
            by_kind.setdefault(kind, {}).setdefault(rule, []).append(made)
    found = []
    for kind, rules in sorted(by_kind.items()):
        share = -(-per_kind // len(rules))
        chosen = [
            Variant(brand, kind, rule, made)
            for rule, hosts in sorted(rules.items())
            for made in chance.sample(sorted(set(hosts)), min(share, len(set(hosts))))
        ]
        found += chance.sample(chosen, min(per_kind, len(chosen)))
    return found


def _all(host: str) -> Iterator[tuple[str, str, str]]:
    fuzzer = dnstwist.Fuzzer(host, dictionary=WORDS, tld_dictionary=SUFFIXES)
    fuzzer.generate()
    for permutation in fuzzer.permutations():
        rule, made = permutation["fuzzer"], permutation["domain"]
        kind = _kind(rule, made)
        if kind:
            yield kind, rule, made
    for unrelated in UNRELATED:
        yield "subdomain", "official-host-left", f"{host}.{unrelated}"
        yield "subdomain", "app-official-host-left", f"app.{host}.{unrelated}"
        yield "subdomain", "name-left", f"{host.partition('.')[0]}.{unrelated}"


def _kind(rule: str, made: str) -> str:
    if rule in TYPOS:
        return "typo"
    if rule in {"homoglyph", "cyrillic"}:
        return "idn" if "xn--" in made or not made.isascii() else "homoglyph"
    return {"dictionary": "combosquat", "tld-swap": "suffix", "subdomain": "subdomain"}.get(
        rule, ""
    )
