"""Placeholder until H2 writes it."""

from hueandcry.model.act import SignIn


def looks_like_sign_in(text: str) -> bool:
    """Say whether a text is a sign-in."""
    return "wants you to sign in" in text


def read_sign_in(text: str, place: tuple[str, ...] = ()) -> SignIn:
    """Read it."""
    return SignIn(place, text.split()[0], "", "", "", "", "", "", "")
