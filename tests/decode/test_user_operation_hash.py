"""Hashes of ERC-4337 user operations; viem 2 made the expected ones (getUserOperationHash)."""

import pytest

from hueandcry.decode.user_operation_hash import NoOperationHash, user_operation_hash
from hueandcry.model.observable import SetCode, UserOperation

POINTS = {
    "0.6": "0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789",
    "0.7": "0x0000000071727de22e5e9d8baf0edac6f37da032",
    "0.8": "0x4337084d9e255ff0702461cf8895ce9e3b5ff108",
    "0.9": "0x433709009b8330fda32311df1c2afa402ed8d009",
}
SENDER = "0x1234567890123456789012345678901234567890"
PLAIN = {
    "sender": SENDER, "nonce": "5", "callData": "0xdeadbeef01", "callGasLimit": "100000",
    "verificationGasLimit": "200000", "preVerificationGas": "50000",
    "maxFeePerGas": "30000000000", "maxPriorityFeePerGas": "1000000000", "signature": "0x",
}  # fmt: skip
FULL = {
    **PLAIN, "factory": "0x00000000000000000000000000000000000000fa", "factoryData": "0x0102",
    "paymaster": "0x00000000000000000000000000000000000000fb", "paymasterVerificationGasLimit": "7",
    "paymasterPostOpGasLimit": "8", "paymasterData": "0x99",
}  # fmt: skip
PACKED = {
    "sender": SENDER, "nonce": "5", "callData": "0xdeadbeef01", "preVerificationGas": "50000",
    "initCode": "0x00000000000000000000000000000000000000fa0102",
    "accountGasLimits": f"0x{200000:032x}{100000:032x}",
    "gasFees": f"0x{1000000000:032x}{30000000000:032x}",
    "paymasterAndData": f"0x{0xFB:040x}{7:032x}{8:032x}99",
}  # fmt: skip
DELEGATED = {
    **PLAIN,
    "factory": "0x7702000000000000000000000000000000000000",
    "factoryData": "0xabcd",
}
DELEGATE = SetCode("eip155:10", "0x" + "00" * 19 + "dd", "1", "")


def operation(
    version: str, fields: dict[str, str], chain: str = "eip155:10", *codes: SetCode
) -> UserOperation:
    point = POINTS.get(version, version)
    return UserOperation("", "", chain, point, SENDER, "0x", tuple(fields.items()), codes)


def made(version: str, fields: dict[str, str], chain: str = "eip155:10", *codes: SetCode) -> str:
    told, found = user_operation_hash(operation(version, fields, chain, *codes))
    assert told == version
    return found.hex()


def test_version_0_6() -> None:
    fields = {**PLAIN, "initCode": "0xaabb", "paymasterAndData": "0xccdd"}
    expected = "c3e702940bcf40a52dfe55550421b043d14e6749fbae77f982c9263978012bb7"
    assert made("0.6", fields, "eip155:1") == expected


@pytest.mark.parametrize(
    ("version", "plain", "full"),
    [
        (
            "0.7",
            "76d9e37bb465e91d4650939d10d38bc42aaecc00a2f0d43dff86a81ce8186c1b",
            "be64021c919ad2202e057a850b4fcaaf7edce9d1ba00685bfc0b9096f581ff30",
        ),
        (
            "0.8",
            "f5a06b63bce6ff712064dde99fbaec5ee760fa9b25434934f7956655ed6678c5",
            "8bbf29767d81475ee0e899e66d051c83d2ea4f2dd5a3dd09e6b4e3bc569b2087",
        ),
        (
            "0.9",
            "1a8f84115704791499d6a49192cbeda27fb45b796b0a6264a75d48c6298a1b2d",
            "f571fef305554aaf83d6323ea59279c2a93a86788b31901eef55a1e8e442f0f5",
        ),
    ],
)
def test_versions_from_0_7_on_packed_or_not(version: str, plain: str, full: str) -> None:
    assert made(version, PLAIN) == plain
    assert made(version, FULL) == full == made(version, PACKED)


def test_a_delegated_account_is_hashed_with_its_delegate() -> None:
    for version, expected in (
        ("0.8", "950f69036a4391ba3fe25e8a86850111e9c35e52b842e51970cd0f30aea9e79b"),
        ("0.9", "7fac9bb1171aeb8a6138aaa42697cf89e9586060b6a2747deeb93cf79c21966b"),
    ):
        assert made(version, DELEGATED, "eip155:10", DELEGATE) == expected
        with pytest.raises(NoOperationHash, match="delegate"):
            made(version, DELEGATED)


@pytest.mark.parametrize(
    ("version", "fields", "chain", "says"),
    [
        ("", PLAIN, "eip155:1", "entry point is not told"),
        ("0x" + "11" * 20, PLAIN, "eip155:1", "none of the official"),
        ("0.7", PLAIN, "", "--chain"),
        ("0.7", PLAIN, "eip155:*", "--chain"),
        ("0.6", PLAIN, "eip155:1", "initCode"),
        ("0.7", {**FULL, "paymasterPostOpGasLimit": ""}, "eip155:1", "paymasterPostOpGasLimit"),
        ("0.7", {**PLAIN, "callGasLimit": str(2**128)}, "eip155:1", "128 bits"),
        ("0.7", {**PACKED, "gasFees": "0x12"}, "eip155:1", "gasFees has 1 bytes"),
        ("0.9", {**FULL, "paymasterData": "0x0022e325a297439656"}, "eip155:1", "paymaster"),
    ],
)
def test_what_is_missing_is_said_not_guessed(
    version: str, fields: dict[str, str], chain: str, says: str
) -> None:
    with pytest.raises(NoOperationHash, match=says):
        user_operation_hash(operation(version, fields, chain))
