import csv
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from hueandcry.decode.address_likeness import LikenessIndex, likeness

ADDRESS = st.integers(0, 2**160 - 1).map(lambda number: f"0x{number:040x}")
KNOWN = "0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91"
LOOKALIKE = "0xd9a1c3788d81257612e2581a6ea0ada244853a91"


def test_counts_the_equal_digits_of_both_ends() -> None:
    found = likeness(LOOKALIKE, KNOWN)
    assert (found.prefix, found.suffix) == (4, 6)
    assert found.both_ends


def test_zeros_that_contracts_are_ground_for_prove_two_digits() -> None:
    one, other = "0x" + "0" * 10 + "1" * 30, "0x" + "0" * 10 + "2" * 30
    found = likeness(one, other)
    assert (found.prefix, found.first, found.together) == (10, 2, 2)
    one, other = "0x" + "1" * 30 + "0" * 10, "0x" + "2" * 30 + "0" * 10
    assert (likeness(one, other).suffix, likeness(one, other).last) == (10, 2)


def test_digits_after_the_zeros_make_all_of_them_count() -> None:
    one, other = "0x" + "0" * 10 + "22" + "1" * 28, "0x" + "0" * 10 + "22" + "3" * 28
    assert likeness(one, other).first == likeness(one, other).prefix == 12


def test_one_changed_digit_of_permit2_is_seen() -> None:
    permit2 = "0x000000000022d473030f116ddee9f6b43ac78ba3"
    for at in range(2, 42):
        changed = permit2[:at] + ("7" if permit2[at] != "7" else "8") + permit2[at + 1 :]
        ((known, found),) = LikenessIndex([permit2]).like(changed)
        assert (known, found.prefix, found.suffix) == (permit2, at - 2, 41 - at)
    found = likeness("0x000000000072d473030f116ddee9f6b43ac78ba3", permit2)
    assert (found.prefix, found.suffix) == (10, 29)
    assert found.both_ends


def test_one_end_alone_is_alike_but_not_at_both_ends() -> None:
    found = likeness("0x" + "1" * 33 + "abcdef9", "0x" + "2" * 33 + "abcdef9")
    assert found.suffix == 7
    assert found.alike
    assert not found.both_ends


def test_a_known_address_is_like_nobody() -> None:
    assert LikenessIndex([KNOWN, LOOKALIKE]).like(KNOWN) == ()


@given(ADDRESS, st.integers(0, 12), st.integers(0, 12), st.randoms(use_true_random=False))
def test_the_index_finds_what_a_plain_comparison_finds(
    known: str, prefix: int, suffix: int, chance: random.Random
) -> None:
    middle = f"{chance.getrandbits(160):040x}"[: 40 - prefix - suffix]
    account = "0x" + known[2 : 2 + prefix] + middle + known[42 - suffix :]
    found = [row for row, _ in LikenessIndex([known]).like(account)]
    assert found == ([known] if account != known and likeness(account, known).alike else [])


def test_labelled_attacks_are_seen_but_one(cases: Path) -> None:
    with (cases / "poisoning" / "poison_hunter_attacks.csv").open() as file:
        pairs = [(row["attacker"].lower(), row["imitated"].lower()) for row in csv.DictReader(file)]
    missed = [pair for pair in pairs if not LikenessIndex([pair[1]]).like(pair[0])]
    assert missed == [
        ("0x4008b8dfcdfc0d5b837b28aa4a890122292b0c3f", "0x40e922f5d2de414b94aaabf14e02e1f9814afc3f")
    ]


def test_real_losses_are_alike_at_both_ends(cases: Path) -> None:
    with (cases / "poisoning" / "payoff_pairs_ethereum.csv").open() as file:
        for row in csv.DictReader(file):
            found = LikenessIndex([row["intended"].lower()]).like(row["lookalike"].lower())
            assert found
            assert found[0][1].both_ends


def test_a_million_pairs_of_honest_addresses_are_not_alike(cases: Path) -> None:
    honest = (cases / "poisoning" / "benign_addresses.csv").read_text().lower().split()[1:]
    chance = default_rng(20261124)
    for known in honest:
        index = LikenessIndex([known])
        for number in chance.integers(len(honest), size=1_000_000 // len(honest) + 1):
            assert index.like(honest[number]) == ()
