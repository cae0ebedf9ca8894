"""Official Safe contracts by address: libraries a Safe may delegatecall, singletons, handlers.

Addresses do not depend on the chain: one and the same code was deployed at them on every chain
(a second address where a chain refused the deterministic deployer, a third on zkSync chains).
Source: npm @safe-global/safe-deployments 1.37.56 (MIT), restated.
"""

from typing import Final

_MULTISEND: Final = {
    "0x8d29be29923b68abfdd21e541b9374737b49cdad": "MultiSend 1.1.1",
    "0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761": "MultiSend 1.3.0",
    "0x998739bfdaadde7c933b942a68053933098f9eda": "MultiSend 1.3.0",
    "0x0dfcccb95225ffb03c6fbb2559b530c2b7c8a912": "MultiSend 1.3.0",
    "0x38869bf66a61cf6bdb996a6ae40d5853fd43b526": "MultiSend 1.4.1",
    "0x309d0b190fecca8e1d5d8309a16f7e3cb133e885": "MultiSend 1.4.1",
    "0x218543288004cd07832472d464648173c77d7eb7": "MultiSend 1.5.0",
}
_CALL_ONLY: Final = {
    "0x40a2accbd92bca938b02010e17a5b8929b49130d": "MultiSendCallOnly 1.3.0",
    "0xa1dabef33b3b82c7814b6d82a79e50f4ac44102b": "MultiSendCallOnly 1.3.0",
    "0xf220d3b4dfb23c4ade8c88e526c1353abacbc38f": "MultiSendCallOnly 1.3.0",
    "0x9641d764fc13c8b624c04430c7356c1c7c8102e2": "MultiSendCallOnly 1.4.1",
    "0x0408ef011960d02349d50286d20531229bcef773": "MultiSendCallOnly 1.4.1",
    "0xa83c336b20401af773b6219ba5027174338d1836": "MultiSendCallOnly 1.5.0",
}
_SIGN_MESSAGE: Final = {
    "0xa65387f16b013cf2af4605ad8aa5ec25a2cba3a2": "SignMessageLib 1.3.0",
    "0x98ffbbf51bb33a056b08ddf711f289936aaff717": "SignMessageLib 1.3.0",
    "0x357147caf9c0cca67dfa0cf5369318d8193c8407": "SignMessageLib 1.3.0",
    "0xd53cd0ab83d845ac265be939c57f53ad838012c9": "SignMessageLib 1.4.1",
    "0xaca1ec0a1a575cdccf1dc3d5d296202eb6061888": "SignMessageLib 1.4.1",
    "0x4ffef8222648872b3de295ba1e49110e61f5b5aa": "SignMessageLib 1.5.0",
}
_CREATE_CALL: Final = {
    "0x8538fcbccba7f5303d2c679fa5d7a629a8c9bf4a": "CreateCall 1.1.1",
    "0x7cbb62eaa69f79e6873cd1ecb2392971036cfaa4": "CreateCall 1.3.0",
    "0xb19d6ffc2182150f8eb585b79d4abcd7c5640a9d": "CreateCall 1.3.0",
    "0xcb8e5e438c5c2b45fbe17b02ca9af91509a8ad56": "CreateCall 1.3.0",
    "0x9b35af71d77eaf8d7e40252370304687390a1a52": "CreateCall 1.4.1",
    "0xaaa566fe7978bb0fb0b5362b7ba23038f4428d8f": "CreateCall 1.4.1",
    "0x2ef5ecfbea521449e4de05edb1ce63b75eda90b4": "CreateCall 1.5.0",
}
_MIGRATION: Final = {
    "0x526643f69b81b008f46d95cd5ced5ec0edffdac6": "SafeMigration 1.4.1",
    "0x817756c6c555a94bcee39eb5a102abc1678b09a7": "SafeMigration 1.4.1",
    "0x6439e7abd8bb915a5263094784c5cf561c4172ac": "SafeMigration 1.5.0",
}
# npm @safe-global/safe-deployments 1.37.63.
_TO_L2_SETUP: Final = {
    "0xbd89a1ce4dde368ffab0ec35506eece0b1ffdc54": "SafeToL2Setup 1.4.1",
    "0x199a9df0224031c20cc27083a4164c9c8f1bcb39": "SafeToL2Setup 1.4.1",
    "0x900c7589200010d6c6ecaae5b06ebe653bc2d82a": "SafeToL2Setup 1.5.0",
}
_SINGLETONS: Final = {
    "0xb6029ea3b2c51d09a50b53ca8012feeb05bda35a": "GnosisSafe 1.0.0",
    "0x34cfac646f301356faa8b21e94227e3583fe3f5f": "GnosisSafe 1.1.1",
    "0x6851d6fdfafd08c0295c392436245e5bc78b0185": "GnosisSafe 1.2.0",
    "0xd9db270c1b5e3bd161e8c8503c55ceabee709552": "GnosisSafe 1.3.0",
    "0x69f4d1788e39c87893c980c06edf4b7f686e2938": "GnosisSafe 1.3.0",
    "0xb00ce5cccdef57e539ddced01df43a13855d9910": "GnosisSafe 1.3.0",
    "0x3e5c63644e683549055b9be8653de26e0b4cd36e": "GnosisSafeL2 1.3.0",
    "0xfb1bffc9d739b8d520daf37df666da4c687191ea": "GnosisSafeL2 1.3.0",
    "0x1727c2c531cf966f902e5927b98490fdfb3b2b70": "GnosisSafeL2 1.3.0",
    "0x41675c099f32341bf84bfc5382af534df5c7461a": "Safe 1.4.1",
    "0xc35f063962328ac65ced5d4c3fc5def8dec68dfa": "Safe 1.4.1",
    "0x29fcb43b46531bca003ddc8fcb67ffe91900c762": "SafeL2 1.4.1",
    "0x610fca2e0279fa1f8c00c8c2f71df522ad469380": "SafeL2 1.4.1",
    "0xff51a5898e281db6dfc7855790607438df2ca44b": "Safe 1.5.0",
    "0xedd160febbd92e350d4d398fb636302fccd67c7e": "SafeL2 1.5.0",
}
_HANDLERS: Final = {
    "0xd5d82b6addc9027b22dca772aa68d5d74cdbdf44": "DefaultCallbackHandler 1.1.1",
    "0xf48f2b2d2a534e402487b3ee7c18c33aec0fe5e4": "CompatibilityFallbackHandler 1.3.0",
    "0x017062a1de2fe6b99be3d9d37841fed19f573804": "CompatibilityFallbackHandler 1.3.0",
    "0x2f870a80647bbc554f3a0ebd093f11b4d2a7492a": "CompatibilityFallbackHandler 1.3.0",
    "0xfd0732dc9e303f09fcef3a7388ad10a83459ec99": "CompatibilityFallbackHandler 1.4.1",
    "0x9301e98dd367135f21bdf66f342a249c9d5f9069": "CompatibilityFallbackHandler 1.4.1",
    "0x3efcbb83a4a7afcb4f68d501e2c2203a38be77f4": "CompatibilityFallbackHandler 1.5.0",
    "0x85a8ca358d388530ad0fb95d0cb89dd44fc242c3": "ExtensibleFallbackHandler 1.5.0",
    "0x54e86d004d71a8d2112ec75face57d730b0433f3": "TokenCallbackHandler 1.5.0",
}
# The functions that only call, record or move to an official version. Plain MultiSend is not here:
# it lets its inner calls be delegatecalls. Nor is SafeToL2Migration, which takes any singleton.
# SafeToL2Setup does so too, but in a new account only (it asks for nonce 0), where Safe's own page
# runs it; that its argument is a version of Safe's is looked at by whoever reads the call.
_ALLOWED: Final = (
    (_CALL_ONLY, {"0x8d80ff0a": "multiSend(bytes)"}),
    (_SIGN_MESSAGE, {"0x85a5affe": "signMessage(bytes)"}),
    (
        _CREATE_CALL,
        {
            "0x4c8c9ea1": "performCreate(uint256,bytes)",
            "0x4847be6f": "performCreate2(uint256,bytes,bytes32)",
        },
    ),
    (
        _MIGRATION,
        {
            "0xf6682ab0": "migrateSingleton()",
            "0xed007fc6": "migrateWithFallbackHandler()",
            "0x07f464a4": "migrateL2Singleton()",
            "0x68cb3d94": "migrateL2WithFallbackHandler()",
        },
    ),
    (_TO_L2_SETUP, {"0xfe51f643": "setupToL2(address)"}),
)


def call_only_library(target: str, selector: str) -> str:
    """Return name and version of the library a Safe may delegatecall by this function, or nothing.

    `target` is an address in any case, `selector` `0x` and 8 hex digits. A library's other
    functions, and plain MultiSend, give nothing.
    """
    for addresses, selectors in _ALLOWED:
        if selector.lower() in selectors and target.lower() in addresses:
            return addresses[target.lower()]
    return ""


def known_multisend(target: str) -> str:
    """Return name and version of an official MultiSend, call-only or plain, or nothing.

    The plain one is no ground for trust: each of its inner calls may be a delegatecall.
    """
    return _CALL_ONLY.get(target.lower(), "") or _MULTISEND.get(target.lower(), "")


def official_singleton(address: str) -> str:
    """Return name and version of an official Safe implementation (masterCopy), or nothing."""
    return _SINGLETONS.get(address.lower(), "")


def official_fallback_handler(address: str) -> str:
    """Return name and version of an official fallback handler, or nothing."""
    return _HANDLERS.get(address.lower(), "")
