import pytest

from hueandcry.decode.calldata.frame import CallFrame, NoAbis
from hueandcry.decode.calldata.read import read_call
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.decode.typed_acts.safe_tx import safe_transaction_acts
from hueandcry.model.act import Call, Delegatecall, Payment, Refund
from hueandcry.model.safe import SafeTransaction
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    NOBODY,
    OTHER,
    SIGNER,
    THIRD,
    TOKEN,
    acts,
    called,
    note_calls,
    reading,
    typed,
)

SAFE = CONTRACT
TEXT = (
    "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
    "uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)"
)
DATA = "0xa9059cbb" + OTHER[2:].rjust(64, "0") + "00" * 32
PLACE = ("SafeTx",)


def transaction(**changes: object) -> dict[str, object]:
    return {
        "to": TOKEN, "value": 2, "data": DATA, "operation": 0, "safeTxGas": 0, "baseGas": 0,
        "gasPrice": 0, "gasToken": NOBODY, "refundReceiver": NOBODY, "nonce": 71, **changes,
    }  # fmt: skip


def test_a_call_is_made_by_the_safe() -> None:
    frame = CallFrame(PLACE, CHAIN, SAFE, TOKEN, 2, bytes.fromhex(DATA[2:]))
    assert acts(TEXT, transaction()) == (called(frame),)


def test_operation_1_is_a_delegatecall_whoever_reads_the_call() -> None:
    expected = Delegatecall(PLACE, SAFE, TOKEN, "0xa9059cbb", "")
    assert acts(TEXT, transaction(operation=1))[0] == expected
    document = typed(TEXT, transaction(operation=1))
    found = acts_of(document, SIGNER, lambda frame: read_call(frame, NoAbis())).acts
    assert [act for act in found if isinstance(act, Delegatecall)] == [expected]


def test_a_delegatecall_pays_nothing_its_data_seem_to_say() -> None:
    document = typed(TEXT, transaction(operation=1))
    found = acts_of(document, SIGNER, lambda frame: read_call(frame, NoAbis())).acts
    assert not [act for act in found if isinstance(act, Payment)]


def test_a_refund_is_an_act_once_there_is_a_price() -> None:
    changes = {"gasToken": OTHER, "refundReceiver": THIRD, "baseGas": 7}
    assert len(acts(TEXT, transaction(**changes))) == 1
    paid = acts(TEXT, transaction(**changes, gasPrice=9))
    assert paid[1] == Refund(PLACE, SAFE, OTHER, THIRD, "9", "7")


def test_the_first_safes_said_data_gas() -> None:
    old = transaction(dataGas=7, gasPrice=1)
    del old["baseGas"]
    refund = acts(TEXT.replace("baseGas", "dataGas"), old)[1]
    assert isinstance(refund, Refund)
    assert refund.base_gas == "7"


def test_an_unknown_operation_is_said() -> None:
    assert "not 2" in reading(TEXT, transaction(operation=2)).unread[0]


def test_a_domain_without_chain_is_read() -> None:
    found = reading(TEXT, transaction(), domain={"verifyingContract": SAFE})
    (act,) = found.acts
    assert isinstance(act, Call)
    assert (act.chain, act.sender) == ("eip155:*", SAFE)


def test_a_transaction_that_is_not_canonical_is_refused() -> None:
    odd = SafeTransaction(TOKEN, "0x2", "0x", 0, "0", "0", "0", NOBODY, NOBODY, "1")
    with pytest.raises(ValueError, match="0x2"):
        safe_transaction_acts(CHAIN, SAFE, odd, note_calls)
