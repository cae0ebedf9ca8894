"""Addresses alone, before anything is sent to them."""

from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.accounts import ground
from tools.conformance.building import Case, payment
from tools.conformance.vector import Vector


def vectors() -> list[Vector]:
    """Return the vectors."""
    paid = [payment(a.FRIEND), payment(a.BOB)]
    clean = "address/listed-thief address/sanctioned address/mixer address/exploited"
    return [
        _of(Case("address-unknown", "An address nobody knows", "Nothing is said of it.",
                 near=f"{clean} address/imitation"), a.STRANGER),
        _of(Case("address-official", "An official contract", "It is recognised.", near=clean),
            a.ROUTER),
        _of(Case("address-scam", "An address labelled as a scam's",
                 "A source of the snapshot names it.", hits="address/listed-thief"), a.SCAM),
        _of(Case("address-theft", "An address labelled as a thief's",
                 "Thefts and scams are one rule.", hits="address/listed-thief"), a.THIEF),
        _of(Case("address-sanctioned", "An address under sanctions",
                 "Sanctions have a rule of their own.", hits="address/sanctioned",
                 near="address/listed-thief"), a.SANCTIONED),
        _of(Case("address-mixer", "A mixer's address", "Honest people use them too.",
                 hits="address/mixer"), a.MIXER),
        _of(Case("address-exploited", "A contract whose approvals were abused",
                 "Nobody should approve it.", hits="address/exploited"), a.EXPLOITED),
        _of(Case("address-look-alike", "An address with both ends of one that was paid",
                 "Copied from a history that was poisoned.", hits="address/imitation",
                 history=paid), ground(a.FRIEND, 4, 4)),
        _of(Case("address-paid", "The paid address itself", "It imitates nobody.",
                 near="address/imitation", history=paid), a.FRIEND),
        _of(Case("address-five", "Five digits alike together", "Chance does as much.",
                 near="address/imitation", history=paid), ground(a.FRIEND, 3, 2)),
        _of(Case("address-like-own", "An address like the asker's own",
                 "Own accounts are known without a history.", hits="address/imitation",
                 signer=a.CAROL), ground(a.CAROL, 4, 4)),
        _of(Case("address-like-official", "An address like an official contract's",
                 "Compared at both ends.", hits="address/imitation"), ground(a.STAKING, 5, 5)),
        _of(Case("address-lower", "An address without a checksum",
                 "All lower case has none, and is no fault.", near=clean), a.STRANGER.lower()),
        _of(Case("address-checksum", "An address with a wrong checksum",
                 "A digit was changed, or its case: refused."), _swapped(a.STRANGER)),
        _of(Case("address-ground", "An address with four zeros at each end",
                 "Shortened it reads as an empty one.", hits="address/vanity"), a.VANITY),
        _of(Case("address-zeros-first", "Zeros at the front only", "Saves gas; many are so.",
                 near="address/vanity"), a.ZEROS_FIRST),
        _of(Case("address-chain", "An address with its chain", "CAIP-10.", near=clean),
            f"eip155:1:{a.STRANGER}"),
        _of(Case("address-short", "39 digits", "An address has 40.", kind="address"),
            a.STRANGER[:-1]),
    ]  # fmt: skip


def _of(case: Case, text: str) -> Vector:
    return case.vector(text, "EIP-55", oracle.NONE)


def _swapped(account: str) -> str:
    at = next(at for at, letter in enumerate(account) if letter in "ABCDEF")
    return account[:at] + account[at].lower() + account[at + 1 :]
