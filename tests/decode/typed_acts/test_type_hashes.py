"""The forms are those of the contracts: their texts hash to the constants the contracts hold."""

import pytest

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.typed.type_graph import Field
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.decode.typed_acts.shape import shape_of
from tests.decode.typed_acts import test_blur as blur
from tests.decode.typed_acts import test_delegation as delegation
from tests.decode.typed_acts import test_limit_orders as limit_orders
from tests.decode.typed_acts import test_looksrare as looksrare
from tests.decode.typed_acts import test_nft_orders as nft_orders
from tests.decode.typed_acts import test_permit as permit
from tests.decode.typed_acts import test_permit2 as permit2
from tests.decode.typed_acts import test_seaport as seaport
from tests.decode.typed_acts import test_user_operation as user_operation
from tests.decode.typed_acts import test_zeroex as zeroex
from tests.decode.typed_acts.generated import document_of, plain
from tests.decode.typed_acts.test_meta_transaction import META
from tests.decode.typed_acts.test_rarible import TEXT as RARIBLE
from tests.decode.typed_acts.test_safe_tx import TEXT as SAFE_TX
from tests.decode.typed_acts.test_wyvern import TEXT as WYVERN
from tests.decode.typed_acts.values import CONTRACT, SIGNER, note_calls, types_of

TIMES = "uint256 validAfter,uint256 validBefore,bytes32 nonce"
PAIR = "address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount"
TRANSFER = "permitted,address spender,uint256 nonce,uint256 deadline)" + permit2.PERMISSIONS
HASHES = {
    permit.PERMIT: "6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9",
    permit.DAI: "ea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb",
    "DelegationWithSig(address delegatee,uint256 value,uint256 nonce,uint256 deadline)":
        "323db0410fecc107e39e2af5908671f4c8d106123b35a51501bb805c5fa36aa0",
    f"TransferWithAuthorization(address from,address to,uint256 value,{TIMES})":
        "7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267",
    f"ReceiveWithAuthorization(address from,address to,uint256 value,{TIMES})":
        "d099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8",
    "CancelAuthorization(address authorizer,bytes32 nonce)":
        "158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429",
    permit2.SINGLE: "f3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0",
    permit2.BATCH: "af1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863",
    f"PermitTransferFrom(TokenPermissions {TRANSFER}":
        "939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106",
    f"PermitBatchTransferFrom(TokenPermissions[] {TRANSFER}":
        "fcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766",
    seaport.ORDER: "fa445660b7e21515a59617fcd68910b487aa5808b8abda3d78bc85df364b2c2f",
    looksrare.V1: "40261ade532fa1d2c7293df30aaadb9b3c616fae525a0b56d3d411c841a85028",
    looksrare.V2: "003c1bce41a2de73dfe64d6eeb2b3d7f15f1c0c382d9d963c2c6daeb75f0e539",
    blur.ORDER: "376bfbc394a7ba7fdf10f224572cef371358e3053e362f4554fcd2ad56329b3f",
    blur.LISTINGS: "af92fd8295121c3ba2d0dc4f6af18edcd0b3aaeff05fc72c591de6d457ee0c05",
    limit_orders.COW: "d5a25ba2e97094ad7d83dc28a6572da797d6b3e7fc6663bd93efb789fc17e489",
    limit_orders.ONEINCH: "3af21ec5a20011b88d3b7b4ed7c806cef05a5980cf34974bcd53566a131f7e4c",
    limit_orders.RFQ: "74ab4f0cde46aaf927859983f7d04002116dd057d4c4941f6dbfb775c3e31f45",
    zeroex.OTC: "2f754524de756ae72459efbe1ec88c19a745639821de528ac3fb88f9e65e35c8",
    zeroex.V3: "f80322eb8376aafb64eadf8f0d7623f22130fd9491a221e902b713cb984a7534",
    f"LimitOrder({PAIR},uint128 takerTokenFeeAmount,address maker,address taker,address sender,"
    "address feeRecipient,bytes32 pool,uint64 expiry,uint256 salt)":
        "ce918627cb55462ddbb85e73de69a8b322f2bc88f4507c52fcad6d4c33c29d49",
    f"RfqOrder({PAIR},address maker,address taker,address txOrigin,bytes32 pool,uint64 expiry,"
    "uint256 salt)": "e593d3fdfa8b60e5e17a1b2204662ecbe15c23f2084b9ad5bae40359540a7da9",
    nft_orders.ZEROEX: "2de32b2b090da7d8ab83ca4c85ba2eb6957bc7f6c50cb4ae1995e87560d808ed",
    nft_orders.SELL: "ed676c7f3e8232a311454799b1cf26e75b4abc90c9bf06c9f7e8e79fcc7fe14d",
    WYVERN: "dba08a88a748f356e8faf8578488343eab21b1741728779c9dcfdc782bc800f8",
    RARIBLE: "477ed43b8020849b755512278536c3766a3b4ab547519949a75f483372493f8d",
    META: "23d10def3caacba2e4042e0c75d44a42d2558aabcf5ce951d0642a8032e1e653",
    SAFE_TX: "bb8310d486368db6bd6f849402fdd73ad53d316b5a4b2644ad6efe0f941286d8",
    "SafeMessage(bytes message)":
        "60b3cbf8b4a223d68d641b3b6ddf9a298e7f33710cf3d3a9d1146b5a6150fbca",
    user_operation.PACKED: "29a0bca4af4be3421398da00295e58e6d7de38cb492214754cb6a47507dd6f8e",
    user_operation.SAFE_OP: "c03dfc11d8b10bf9cf703d558958c8c42777f785d998c62060d85a4f0ef6ea7f",
    delegation.ACCOUNT: "88c1d2ecf185adf710588203a5f263f0ff61be0d33da39792cde19ba9aa4331e",
    "Delegation(address delegatee,uint256 nonce,uint256 expiry)":
        "e48329057bfd03d55e49b547132e39cffd9c1820ad7b9d4c5307691425d15adf",
}  # fmt: skip


def encoded(text: str) -> bytes:
    """Return a text with the structs inside sorted, as EIP-712 hashes it."""
    bodies = {part.partition("(")[0]: part + ")" for part in text.split(")")[:-1]}
    primary = next(iter(bodies))
    return (bodies.pop(primary) + "".join(bodies[name] for name in sorted(bodies))).encode()


@pytest.mark.parametrize(("text", "expected"), HASHES.items(), ids=[text[:30] for text in HASHES])
def test_a_contracts_type_is_a_known_form(text: str, expected: str) -> None:
    assert keccak256(encoded(text)).hex() == expected
    types = {
        name: [Field(row["name"], row["type"]) for row in rows]
        for name, rows in types_of(text).items()
    }
    primary = next(iter(types))
    document = document_of(shape_of(types, primary), primary, plain, CONTRACT)
    assert acts_of(document, SIGNER, note_calls).form
