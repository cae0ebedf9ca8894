"""Texts and bytes to sign: sign-ins, plain texts, hashes, and what passes for a text."""

from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.building import OWN_SITE, STRAY_SITE, Case, said
from tools.conformance.vector import Vector, call

_HASH = bytes.fromhex("e7" * 32)
_KEY_TEXT = "Access zkSync account.\n\nOnly sign this message for a trusted client!"
_ASKS = "wants you to sign in with your Ethereum account:"


def sign_in(
    domain: str = "app.harbour.example",
    account: str = a.ALICE,
    uri: str = "",
    issued: str = "2026-11-24T11:59:00Z",
    tail: str = "",
    statement: str = "Sign in to Harbour.",
) -> str:
    """Return a text of EIP-4361."""
    said_lines = f"{statement}\n\n" if statement else "\n"
    return (
        f"{domain} {_ASKS}\n{account}\n\n{said_lines}URI: {uri or f'https://{domain}/login'}\n"
        f"Version: 1\nChain ID: 1\nNonce: 32891756kq\nIssued At: {issued}{tail}"
    )


def _sign_ins() -> list[Vector]:
    source = "EIP-4361"
    over = "\nExpiration Time: 2026-11-23T12:00:00Z"
    open_ = "\nExpiration Time: 2026-11-24T13:00:00Z"
    none = "sign-in-origin sign-in-account sign-in-faulty"
    return [
        said(Case("siwe-right", "A sign-in for the site that asks and the account that signs",
                  "The near miss of all that follow.", near=f"{none} blind-signature",
                  source=source, site=OWN_SITE), sign_in(tail=open_)),
        said(Case("siwe-origin", "A sign-in for another site than the one that asks",
                  "Whoever gets the signature signs in there.", hits="sign-in-origin",
                  source=source, site=STRAY_SITE), sign_in()),
        said(Case("siwe-sister", "A sign-in of another host of the same owner",
                  "One owner's hosts may hand sign-ins on; less sure.", hits="sign-in-origin",
                  source=source, site="https://docs.harbour.example"), sign_in()),
        said(Case("siwe-port", "The site's own port in the text",
                  "The grammar allows a port.", near="sign-in-origin", source=source,
                  site="https://app.harbour.example:8443"),
             sign_in(domain="app.harbour.example:8443")),
        said(Case("siwe-other-port", "A sign-in without the port of the site that asks",
                  "The domain is the origin's authority, its port with it.",
                  hits="sign-in-origin", source=source,
                  site="https://app.harbour.example:8443"), sign_in()),
        said(Case("siwe-https-port", "A sign-in with the port that is HTTPS's own",
                  "It is the same origin.", near="sign-in-origin", source=source,
                  site=OWN_SITE), sign_in(domain="app.harbour.example:443")),
        said(Case("siwe-no-site", "A sign-in, and the asking site is not told",
                  "Without the site nothing can be said of it.", near="sign-in-origin",
                  source=source), sign_in()),
        said(Case("siwe-account", "A sign-in for another account",
                  "A site that knows the account writes it into the text.",
                  hits="sign-in-account", source=source, site=OWN_SITE),
             sign_in(account=a.BOB)),
        said(Case("siwe-expired", "A sign-in that expired yesterday", "An old one kept for later.",
                  hits="sign-in-faulty", source=source, site=OWN_SITE),
             sign_in(issued="2026-11-22T12:00:00Z", tail=over)),
        said(Case("siwe-not-yet", "A sign-in issued an hour from now",
                  "Nobody issues a text an hour before it is signed.", hits="sign-in-faulty",
                  source=source, site=OWN_SITE), sign_in(issued="2026-11-24T13:00:00Z")),
        said(Case("siwe-skew", "A sign-in issued four minutes from now",
                  "Clocks differ by minutes.", near="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in(issued="2026-11-24T12:04:00Z")),
        said(Case("siwe-uri", "A sign-in whose URI leads to another host",
                  "The site that asks and the page one signs in to are one host.",
                  hits="sign-in-faulty", source=source, site=OWN_SITE),
             sign_in(uri="https://claim-now.example/login")),
        said(Case("siwe-checksum", "A sign-in whose account has no checksum",
                  "EIP-4361 demands EIP-55.", hits="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in(account=a.ALICE.lower())),
        said(Case("siwe-nonce", "A sign-in with a nonce of four characters",
                  "At least eight letters and digits.", hits="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in().replace("32891756kq", "3289")),
        said(Case("siwe-no-nonce", "A sign-in without a nonce",
                  "Without one it can be used again and again.", hits="sign-in-faulty",
                  source=source, site=OWN_SITE),
             sign_in().replace("Nonce: 32891756kq\n", "")),
        said(Case("siwe-statement", "A statement of two lines",
                  "A statement of several lines can imitate fields.", hits="sign-in-faulty",
                  source=source, site=OWN_SITE),
             sign_in(statement="Sign in.\nURI: https://harbour.example")),
        said(Case("siwe-no-statement", "A sign-in without a statement",
                  "The statement may be left out.", near="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in(statement="", tail=open_)),
        said(Case("siwe-resources", "A sign-in with resources",
                  "Each is a URI on a line of its own.", near="sign-in-faulty", source=source,
                  site=OWN_SITE),
             sign_in(tail=f"{open_}\nResources:\n- https://app.harbour.example/terms")),
        said(Case("siwe-homoglyph", "A sign-in whose domain has a Cyrillic letter",
                  "It reads as the site that asks, and is another.", hits="sign-in-origin",
                  source=source, site=OWN_SITE), sign_in(domain="app.h\u0430rbour.example")),
        said(Case("siwe-carriage", "A sign-in whose lines end with carriage returns",
                  "The grammar knows line feeds only.", hits="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in().replace("\n", "\r\n")),
        said(Case("siwe-twice", "A sign-in inside the statement of another",
                  "Which of the two is signed depends on who reads it.", hits="sign-in-faulty",
                  source=source, site=OWN_SITE),
             sign_in(statement=f"claim-now.example {_ASKS} {a.BOB}")),
        said(Case("siwe-near", "A text that passes for a sign-in with a person",
                  "Its first line is not the grammar's.", hits="sign-in-faulty", source=source,
                  site=OWN_SITE), sign_in().replace("wants you to sign in", "wants you to log in")),
    ]  # fmt: skip


def _bare(case: Case, method_first: bool, body: bytes) -> Vector:
    request = call("eth_sign", a.ALICE, "0x" + body.hex())
    digests = oracle.bare(body) if method_first else oracle.message(body)
    return case.vector(request, "eth_sign (EIP-1474)", digests)


def vectors() -> list[Vector]:
    """Return the vectors."""
    return [
        *_sign_ins(),
        said(Case("text-plain", "A plain text", "Nothing in it is anything else.",
                  near="blind-signature key-text"), "Hello from the harbour"),
        said(Case("text-key", "The text from whose signature zkSync Lite makes a key",
                  "Whoever gets the signature has the key.", hits="key-text",
                  source="matter-labs/zksync", site=STRAY_SITE), _KEY_TEXT),
        said(Case("text-key-own-site", "The same on the service's own site",
                  "There it is asked for.", near="key-text", source="matter-labs/zksync",
                  site="https://lite.zksync.io"), _KEY_TEXT),
        said(Case("text-utf8", "A text beyond ASCII",
                  "The length that is hashed is that of bytes, not characters.",
                  near="blind-signature"), "Gr\u00fc\u00dfe aus dem Hafen \u2693"),
        said(Case("text-hex", "The same plain text, given as hex",
                  "Hex after 0x is bytes.", near="blind-signature"),
             b"Hello from the harbour"),
        said(Case("text-hash", "32 bytes by personal_sign",
                  "A Safe takes such a signature for its owner's confirmation.",
                  hits="blind-signature", source="EIP-191; Safe.sol checkNSignatures"), _HASH),
        said(Case("text-hash-as-text", "The hex of 32 bytes as a text, without 0x",
                  "Wallets differ on whether it is a text or bytes.",
                  hits="blind-signature"), _HASH.hex()),
        said(Case("text-31-bytes", "31 bytes that are no text",
                  "No hash has 31 bytes; nobody can read them all the same.",
                  hits="blind-signature"), bytes.fromhex("e7" * 31)),
        said(Case("text-typed-data", "The 66 bytes of typed data before their last hash",
                  "Signed as a message they mean nothing; a wallet without the prefix would sign"
                  " the typed data."), b"\x19\x01" + _HASH + _HASH),
        said(Case("text-bidi", "A text with a character that turns it around",
                  "What is shown is not what stands there."),
             "Pay 100 to \u202ebob\u202c now"),
        said(Case("text-pushed", "A text whose end is pushed out of view",
                  "Signing windows show some ten lines."),
             "Welcome!" + "\n" * 40 + "I give all to 0x0"),
        _bare(Case("eth-sign-hash", "eth_sign of 32 bytes",
                   "Behind them may stand a transaction.", hits="blind-signature"), True, _HASH),
        _bare(Case("eth-sign-text", "eth_sign of a text",
                   "Nodes sign it as a message (EIP-1474), older wallets did not.",
                   hits="blind-signature"), False,
              b"Hello from the harbour"),
    ]  # fmt: skip
