"""Bybit's theft of 21 February 2025: what was shown, and what was signed. All of it is public."""

from eth_utils.address import to_checksum_address
from tools.conformance import accounts as a
from tools.conformance.abi import calldata
from tools.conformance.building import Case
from tools.conformance.payments import ETHER
from tools.conformance.safes import safe
from tools.conformance.vector import Json, Vector

_BYBIT = "https://github.com/tayvano/lazarus-bluenoroff-research"
_BYBIT_TX = "0x46deef0f52e3a983b67abf4714448a41dd7ffd6d32d32da69d62081c68ad7882"


def vectors() -> list[Vector]:
    """Return the two proposals of nonce 71, each with the other beside it."""
    fields: Json = {
        "safe": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4", "chainId": 1, "version": "1.1.1",
        "threshold": 3, "gasPrice": "0", "gasToken": a.NOBODY, "refundReceiver": a.NOBODY,
        "baseGas": 0, "nonce": 71,
        "owners": [
            "0x1F4EB0a903619ac168b19A82F1a6e2e426522211",
            "0x3Cc3A225769900e003E264dd4CB43E90896BC21A",
            "0xe3dF2cCEAc61B1aFA311372ecC5B40A3A6585a9E",
        ],
    }  # fmt: skip
    signatures = (
        "d0afef78a52fd504479dc2af3dc401334762cbd05609c7ac18db9ec5abf4a07a"
        "5cc09fc86efd3489707b89b0c729faed616459189cb50084f208d03b201b001f1f",
        "0f62ad358d6b319d3c1221d44456080068fe02ae5b1a39b4afb1e6721ca7f990"
        "3ac523a801533f265231cd35fc2dfddc3bd9a9563b51315cf9d5ff23dc6d2c221f",
        "df9e4b878877a8dbeee951a4a31ddbf1d3b71e127d5eda44b4730030114baba5"
        "2e06dd23da37cd2a07a6e84f9950db867374a0f77558f42adf4409bfd569673c1f",
    )
    filed = [
        {"owner": owner, "signature": f"0x{one}"}
        for owner, one in zip(fields["owners"], signatures, strict=True)
    ]
    shown = {
        **fields, "to": "0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3", "data": None,
        "value": str(30_000 * ETHER), "operation": 0, "safeTxGas": 45_745, "confirmations": filed,
    }  # fmt: skip
    code = to_checksum_address("0xbdd077f651ebe7f7b3ce16fe5f2b025be2969516")
    signed = {
        **fields, "to": "0x96221423681A6d52E184D440a8eFCEbB105C7242", "value": "0",
        "data": calldata("transfer(address,uint256)", code, 0), "operation": 1,
        "safeTxGas": 45_746, "confirmations": filed,
    }  # fmt: skip
    source = f"{_BYBIT}; Ethereum transaction {_BYBIT_TX}; three of the Safe's six owners"
    return [
        safe(Case("bybit-shown", "Bybit, 21 February 2025, nonce 71: what was shown",
                  "The three confirmations filed with it are of its rival, a delegatecall.",
                  hits="confirmation-not-owner same-nonce safe-delegatecall", source=source),
             {"results": [shown, signed]}, judged=shown),
        safe(Case("bybit-signed", "Bybit, nonce 71: what was signed",
                  "The same three signatures are the owners', of a delegatecall to foreign code.",
                  hits="safe-delegatecall same-nonce", near="confirmation-not-owner",
                  source=source), {"results": [signed, shown]}, judged=signed),
    ]  # fmt: skip
