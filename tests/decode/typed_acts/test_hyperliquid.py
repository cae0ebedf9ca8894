from hueandcry.model.act import Asset, BlindSignature, Control, Payment
from tests.decode.typed_acts.values import NOBODY, OTHER, SIGNER, acts, reading

MAIN = {"hyperliquidChain": "Mainnet"}
PLAIN = "(string hyperliquidChain,string destination,string amount,uint64 time)"
USDC = Asset("eip155:42161", "0xaf88d065e77c8cc2239327c5edb3a432268e5831", "erc20")


def name(action: str) -> str:
    return f"HyperliquidTransaction:{action}"


def test_a_withdrawal_is_a_payment_of_dollars() -> None:
    for action in ("Withdraw", "UsdSend"):
        message = {**MAIN, "destination": OTHER, "amount": "12.5", "time": 1}
        assert acts(name(action) + PLAIN, message, NOBODY) == (
            Payment((name(action),), USDC, SIGNER, OTHER, "12500000", f"Hyperliquid {action}"),
        )


def test_an_amount_that_is_no_plain_number_is_said() -> None:
    message = {**MAIN, "destination": OTHER, "amount": "1e9", "time": 1}
    found = reading(name("UsdSend") + PLAIN, message, NOBODY)
    assert found.acts == ()
    assert "1e9" in found.unread[0]
    assert found.addresses == (OTHER,)


def test_a_token_transfer_is_said_with_its_recipient() -> None:
    text = "(string hyperliquidChain,string destination,string token,string amount,uint64 time)"
    message = {**MAIN, "destination": OTHER, "token": "PURR:0xc1fb", "amount": "3", "time": 1}
    found = reading(name("SpotSend") + text, message, NOBODY)
    assert OTHER in found.unread[0]


def test_an_agent_gets_a_role() -> None:
    text = "(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)"
    message = {**MAIN, "agentAddress": OTHER, "agentName": "bot", "nonce": 1}
    (act,) = acts(name("ApproveAgent") + text, message, NOBODY)
    assert isinstance(act, Control)
    assert (act.target, act.change, act.subject) == (SIGNER, "role", OTHER)


def test_new_signers_rule_the_account() -> None:
    message = {**MAIN, "signers": f'{{"authorizedUsers":["{OTHER}"],"threshold":1}}', "nonce": 1}
    text = "(string hyperliquidChain,string signers,uint64 nonce)"
    (act,) = acts(name("ConvertToMultiSigUser") + text, message, NOBODY)
    assert isinstance(act, Control)
    assert act.change == "ownership"
    assert OTHER in act.subject


def test_a_trading_action_is_signed_blindly() -> None:
    text = "Agent(string source,bytes32 connectionId)"
    digest = "0x" + "ab" * 32
    assert acts(text, {"source": "a", "connectionId": digest}, NOBODY) == (
        BlindSignature(("Agent",), "Hyperliquid trading action", digest),
    )
