from hueandcry.decode.calldata.frame import CallFrame
from tests.decode.typed_acts.values import CHAIN, SIGNER, TOKEN, called, reading


def test_a_transaction_is_its_call() -> None:
    text = (
        "Transaction(uint256 txType,uint256 from,uint256 to,uint256 gasLimit,"
        "uint256 gasPerPubdataByteLimit,uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,"
        "uint256 paymaster,uint256 nonce,uint256 value,bytes data,bytes32[] factoryDeps,"
        "bytes paymasterInput)"
    )
    message = {
        "txType": 113, "from": str(int(SIGNER, 16)), "to": str(int(TOKEN, 16)), "gasLimit": 1,
        "gasPerPubdataByteLimit": 1, "maxFeePerGas": 1, "maxPriorityFeePerGas": 0, "paymaster": 0,
        "nonce": 0, "value": 5, "data": "0xa9059cbb", "factoryDeps": [], "paymasterInput": "0x",
    }  # fmt: skip
    frame = CallFrame(("Transaction",), CHAIN, SIGNER, TOKEN, 5, bytes.fromhex("a9059cbb"))
    assert reading(text, message, domain={"name": "zkSync", "chainId": 1}).acts == (called(frame),)
