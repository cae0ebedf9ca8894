"""What a service states, against the signed fields."""

from pathlib import Path

import pytest

from hueandcry.decode.safe.mismatches import mismatches_of
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.model.signing import Mismatch
from tests.decode.safe.values import bybit, bybit_queue, row

TO = "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
DATA = "0xa9059cbb" + "0" * 24 + TO + f"{7:064x}"


def decoded(method: str = "transfer", to: object = "0x" + TO, value: object = "7") -> object:
    return {
        "method": method,
        "parameters": [
            {"name": "to", "type": "address", "value": to},
            {"name": "value", "type": "uint256", "value": value},
        ],
    }


def found(**changes: object) -> list[str]:
    return [one.field for one in mismatches_of(read_proposal(row(**changes))).rows]


def test_bybit_s_service_stated_the_true_hashes(cases: Path) -> None:
    assert not mismatches_of(bybit_queue(cases, "displayed", "executed"))


def test_another_transaction_s_hash_is_seen(cases: Path) -> None:
    lying = {**bybit(cases, "executed"), "version": "1.1.1"}
    lying["safeTxHash"] = bybit(cases, "displayed")["safeTxHash"]
    (one,) = mismatches_of(read_proposal(lying)).rows
    assert one.field == "safeTxHash"
    assert one.stated == lying["safeTxHash"]
    assert one.found == bybit(cases, "executed")["safeTxHash"]


def test_a_hash_that_cannot_be_made_is_no_mismatch() -> None:
    assert found(safeTxHash="0x12") == ["safeTxHash"]
    assert found(safeTxHash="0x12", version=None) == []


def test_the_threshold_is_compared_where_it_is_known() -> None:
    assert found(confirmationsRequired=1) == []
    assert found(confirmationsRequired=1, threshold="1") == []
    assert mismatches_of(read_proposal(row(confirmationsRequired=1, threshold=3))).rows == (
        Mismatch("confirmationsRequired", "1", "3"),
    )


def test_true_decoding_agrees() -> None:
    checksummed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    assert found(data=DATA, dataDecoded=decoded()) == []
    assert found(data=DATA, dataDecoded=decoded(to=checksummed, value=7)) == []


@pytest.mark.parametrize(
    ("data", "stated", "field"),
    [
        (DATA, decoded("approve"), "dataDecoded"),
        (DATA, decoded(to="0x" + "11" * 20), "dataDecoded.0"),
        (DATA, decoded(value="8"), "dataDecoded.1"),
        (DATA[:-2], decoded(), "dataDecoded"),
        ("0x", decoded(), "dataDecoded"),
        ("0xa9", decoded(), "dataDecoded"),
    ],
)
def test_a_false_decoding_is_seen(data: str, stated: object, field: str) -> None:
    assert found(data=data, dataDecoded=stated) == [field]


def test_lists_are_compared_however_they_are_written() -> None:
    data = "0x6aaf9b4c" + f"{32:064x}{2:064x}{1:064x}{2:064x}"
    from hueandcry.decode.evm.abi_type import parse_function

    data = "0x" + parse_function("pay(uint256[])").selector.hex() + data[10:]
    for value, fields in ((["1", "2"], []), ("['1', '2']", []), (["1", "3"], ["dataDecoded.0"])):
        stated = {"method": "pay", "parameters": [{"type": "uint256[]", "value": value}]}
        assert found(data=data, dataDecoded=stated) == fields


@pytest.mark.parametrize(
    "stated",
    [None, "x", {}, {"method": 5}, {"method": "f", "parameters": "x"},
     {"method": "f(", "parameters": []}, {"method": "f", "parameters": [{"type": "tuple"}] * 70},
     {"method": "f", "parameters": [{"type": "tuple", "value": []}]}],
)  # fmt: skip
def test_what_cannot_be_compared_is_passed_over(stated: object) -> None:
    assert found(data=DATA, dataDecoded=stated) in ([], ["dataDecoded"])
