from hueandcry.model.act import Approval, Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    MONEY,
    OTHER,
    SIGNER,
    SOON,
    THIRD,
    TOKEN,
    acts,
    reading,
)

PERMIT2 = "0x000000000022d473030f116ddee9f6b43ac78ba3"
HEAD = (
    "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
    "uint256 deadline,{} witness)TokenPermissions(address token,uint256 amount)"
)
INFO = (
    "OrderInfo(address reactor,address swapper,uint256 nonce,uint256 deadline,"
    "address additionalValidationContract,bytes additionalValidationData)"
)
EXCLUSIVE = (
    HEAD.format("ExclusiveDutchOrder") + INFO
    + "ExclusiveDutchOrder(OrderInfo info,uint256 decayStartTime,uint256 decayEndTime,"
    "address exclusiveFiller,uint256 exclusivityOverrideBps,address inputToken,"
    "uint256 inputStartAmount,uint256 inputEndAmount,DutchOutput[] outputs)"
    "DutchOutput(address token,uint256 startAmount,uint256 endAmount,address recipient)"
)  # fmt: skip
PRIORITY = (
    HEAD.format("PriorityOrder") + INFO
    + "PriorityOrder(OrderInfo info,address cosigner,uint256 auctionStartBlock,"
    "uint256 baselinePriorityFeeWei,PriorityInput input,PriorityOutput[] outputs)"
    "PriorityInput(address token,uint256 amount,uint256 mpsPerPriorityFeeWei)"
    "PriorityOutput(address token,uint256 amount,uint256 mpsPerPriorityFeeWei,address recipient)"
)  # fmt: skip
V3 = (
    HEAD.format("V3DutchOrder") + INFO
    + "V3DutchOrder(OrderInfo info,address cosigner,uint256 startingBaseFee,"
    "V3DutchInput baseInput,V3DutchOutput[] baseOutputs)"
    "V3DutchInput(address token,uint256 startAmount,NonlinearDutchDecay curve,uint256 maxAmount,"
    "uint256 adjustmentPerGweiBaseFee)"
    "V3DutchOutput(address token,uint256 startAmount,NonlinearDutchDecay curve,address recipient,"
    "uint256 minAmount,uint256 adjustmentPerGweiBaseFee)"
    "NonlinearDutchDecay(uint256 relativeBlocks,int256[] relativeAmounts)"
)  # fmt: skip


def info(reactor: str = OTHER) -> dict[str, object]:
    return {
        "reactor": reactor, "swapper": SIGNER, "nonce": 1, "deadline": SOON,
        "additionalValidationContract": "0x" + "00" * 20, "additionalValidationData": "0x",
    }  # fmt: skip


def permit(witness: dict[str, object], name: str = "witness") -> dict[str, object]:
    return {
        "permitted": {"token": TOKEN, "amount": 100}, "spender": OTHER, "nonce": 1,
        "deadline": SOON, name: witness,
    }  # fmt: skip


def exclusive(recipient: str, reactor: str = OTHER) -> dict[str, object]:
    out = {"token": MONEY, "startAmount": 50, "endAmount": 40, "recipient": recipient}
    return permit({
        "info": info(reactor), "decayStartTime": 1, "decayEndTime": 2, "exclusiveFiller": THIRD,
        "exclusivityOverrideBps": 0, "inputToken": TOKEN, "inputStartAmount": 90,
        "inputEndAmount": 100, "outputs": [out],
    })  # fmt: skip


APPROVAL = Approval(
    ("PermitWitnessTransferFrom",), Asset(CHAIN, TOKEN, "erc20"), SIGNER, OTHER, "100",
    "Permit2 witness transfer", deadline=SOON, witness="ExclusiveDutchOrder",
)  # fmt: skip


def test_a_uniswapx_order_is_an_approval_and_an_order() -> None:
    least = Quantity(Asset(CHAIN, MONEY, "erc20"), "40")
    assert acts(EXCLUSIVE, exclusive(SIGNER), PERMIT2) == (
        APPROVAL,
        Order(
            ("PermitWitnessTransferFrom",), "UniswapX", OTHER, SIGNER,
            (Quantity(Asset(CHAIN, TOKEN, "erc20"), "100"),), (least,), (Share(SIGNER, least),),
            taker=THIRD, expires=SOON,
            at_first=(Quantity(Asset(CHAIN, MONEY, "erc20"), "50"),),
        ),
    )  # fmt: skip


def test_an_output_for_somebody_else_is_nothing_to_the_swapper() -> None:
    _, order = acts(EXCLUSIVE, exclusive(THIRD), PERMIT2)
    assert isinstance(order, Order)
    assert order.gets == ()
    assert order.shares[0].recipient == THIRD


def test_a_spender_that_is_not_the_orders_contract_is_said() -> None:
    found = reading(EXCLUSIVE, exclusive(SIGNER, reactor=THIRD), PERMIT2)
    assert found.acts[0] == APPROVAL
    assert THIRD in found.unread[0]
    assert OTHER in found.unread[0]


def test_priority_and_v3_orders_are_read() -> None:
    priority = {
        "info": info(), "cosigner": THIRD, "auctionStartBlock": 1, "baselinePriorityFeeWei": 0,
        "input": {"token": TOKEN, "amount": 100, "mpsPerPriorityFeeWei": 0},
        "outputs": [{"token": MONEY, "amount": 7, "mpsPerPriorityFeeWei": 1, "recipient": SIGNER}],
    }  # fmt: skip
    curve = {"relativeBlocks": 1, "relativeAmounts": ["-5"]}
    third = {
        "info": info(), "cosigner": THIRD, "startingBaseFee": 0,
        "baseInput": {"token": TOKEN, "startAmount": 80, "curve": curve, "maxAmount": 95,
                      "adjustmentPerGweiBaseFee": 0},
        "baseOutputs": [{"token": MONEY, "startAmount": 9, "curve": curve, "recipient": SIGNER,
                         "minAmount": 6, "adjustmentPerGweiBaseFee": 0}],
    }  # fmt: skip
    for text, witness, given, got in ((PRIORITY, priority, "100", "7"), (V3, third, "95", "6")):
        _, order = acts(text, permit(witness), PERMIT2)
        assert isinstance(order, Order)
        assert (order.gives[0].amount, order.gets[0].amount) == (given, got)


def test_zeroex_settler_says_who_receives() -> None:
    text = (
        HEAD.format("SlippageAndActions").replace(" witness)", " slippageAndActions)")
        + "SlippageAndActions(address recipient,address buyToken,uint256 minAmountOut,"
        "bytes[] actions)"
    )
    terms = {"recipient": THIRD, "buyToken": MONEY, "minAmountOut": 8, "actions": ["0x01"]}
    _, order = acts(text, permit(terms, "slippageAndActions"), PERMIT2)
    assert isinstance(order, Order)
    assert order.shares == (Share(THIRD, Quantity(Asset(CHAIN, MONEY, "erc20"), "8")),)
    assert order.gets == ()


def test_an_unknown_witness_is_named() -> None:
    text = HEAD.format("Lure") + "Lure(string promise)"
    (act,) = acts(text, permit({"promise": "a lot"}), PERMIT2)
    assert isinstance(act, Approval)
    assert act.witness == "Lure"


def test_a_renamed_witness_transfer_is_read_and_said() -> None:
    text = (
        HEAD.format("Lure").replace("PermitWitnessTransferFrom", "Airdrop") + "Lure(string promise)"
    )
    found = reading(text, permit({"promise": "a lot"}), PERMIT2)
    assert isinstance(found.acts[0], Approval)
    assert "not its name" in found.unread[0]
