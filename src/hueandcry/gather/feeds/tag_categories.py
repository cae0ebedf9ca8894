"""GraphSense's words for what an account is, and how sure they are, in ours."""

import re
from collections.abc import Mapping
from typing import Final

from hueandcry.gather.feeds.explorer_groups import crime_of, names_token

# What was done with an account weighs more than what it is: a pyramid scheme is a service too.
_OF_ABUSE: Final = {
    "sanction": "sanctioned",
    "service_hack": "theft",
    "phishing": "scam",
    "scam": "scam",
    "sextortion": "scam",
    "ponzi_scheme": "scam",
    "pyramid_scheme": "scam",
    "investment_fraud": "scam",
    # Crimes, but no theft by fraud of those who send: their own word stays in the name.
    "ransomware": "other",
    "terrorism": "other",
    "extremism": "other",
}
_OF_CATEGORY: Final = {
    "exchange": "exchange",
    "hosted_wallet": "exchange",
    "wallet_service": "service",
    "service": "service",
    # Market places hold their customers' money together.
    "market": "service",
    "payment_processor": "payment",
    "gambling": "gambling",
    "mixing_service": "mixer",
    "coinjoin": "mixer",
    "miner": "mining",
    "defi": "defi",
    "defi_lending": "defi",
    "defi_dex": "defi",
    "defi_bridge": "bridge",
    "user": "person",
    # Frozen by the token's issuer, which is no sanction by a state.
    "black_list": "other",
    "organization": "other",
}
_SANCTIONS = re.compile(r"\b(?:OFAC|sanction\w*)\b", re.IGNORECASE)

_CONFIDENCE: Final = {
    # Whoever says it holds the key, or the chain's own state says it.
    "ownership": 0.95,
    "override": 0.95,
    "ledger_immanent": 0.95,
    # An authority publishes it, or the keeper of the pack paid there himself.
    "authority_data": 0.9,
    "manual_transaction": 0.9,
    "trusted_transaction": 0.9,
    # The service names its own accounts: nobody knows better, nobody checked.
    "service_api": 0.85,
    "service_data": 0.8,
    # A method stands behind it that can err.
    "forensic": 0.7,
    "forensic_investigation": 0.7,
    "heuristic": 0.5,
    # Read off a site where anybody may have written it.
    "web_crawl": 0.5,
    "untrusted_transaction": 0.3,
    "unknown": 0.2,
}
# Nothing is said: less than a crawl, more than "unknown".
_UNSAID: Final = 0.4


def category_of(tag: Mapping[str, str]) -> str:
    """Return one of `model.label.CATEGORIES` for a tag with its pack's fields."""
    label, abuse = tag.get("label", ""), tag.get("abuse", "")
    if abuse in _OF_ABUSE:
        return _OF_ABUSE[abuse]
    # Packs made by searching an explorer for a word are full of tokens and of its warnings.
    if tag.get("confidence") == "web_crawl" and (crime := crime_of(label)):
        return crime
    if tag.get("confidence") == "web_crawl" and names_token(label):
        return "token"
    category = _OF_CATEGORY.get(tag.get("category", "").strip(), "other")
    if category in {"person", "other"} and _SANCTIONS.search(label):
        return "sanctioned"
    return category


def confidence_of(tag: Mapping[str, str]) -> float:
    """Return how sure the pack's keepers are, 0 to 1, by the kind of evidence they name."""
    return _CONFIDENCE.get(tag.get("confidence", ""), _UNSAID)
