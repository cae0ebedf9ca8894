"""What a token's symbol or name is compared by: anybody may name a token like another one."""

from hueandcry.decode.unicode import Prototype, fold, invisible, skeleton

# Longer ones are no name; lists hold shorter ones only, so nothing is missed.
_LONGEST = 200


def token_key(text: str, prototype: Prototype) -> str:
    """Return a symbol or name without blanks, signs and marks, its look-alikes folded (UTS 39).

    `USDT`, `usdt`, `U S D T`, `$USDT` and `USDT` with Cyrillic letters give one key.
    """
    seen = "".join(c for c in text[:_LONGEST] if not c.isspace() and not invisible(c))
    letters = "".join(c for c in skeleton(seen, prototype) if c.isalnum())
    return letters or fold(seen.lower())
