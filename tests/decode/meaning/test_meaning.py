import json

from msgspec.structs import replace

from hueandcry.decode.acts import Acts, read_acts
from hueandcry.decode.calldata.frame import NoAbis
from hueandcry.decode.meaning.meaning import MAX_SENTENCES, meaning_of
from hueandcry.decode.request import read_request
from hueandcry.model.act import Argument, Call, Control, Payment
from hueandcry.model.observable import Request
from hueandcry.model.signing import ClearField, ClearText, ClearTexts, Meaning, Parties, Signer
from tests.decode.requests import BATCH, CALL, ME, OTHER, TEXTS, TOKEN

REQUEST = read_request(TEXTS["transaction"])
READ = read_acts(REQUEST, NoAbis())
(PAYMENT,) = (act for act in READ.rows if isinstance(act, Payment))
(CALLED,) = (act for act in READ.rows if isinstance(act, Call))


def said(acts: Acts, request: Request = REQUEST, clear: tuple[ClearText, ...] = ()) -> Meaning:
    return meaning_of(request, acts, Parties(()), Signer(ME), ClearTexts(clear))


def of(text: str, kind: str = "") -> Meaning:
    request = read_request(text, kind)
    return said(read_acts(request, NoAbis()), request)


def test_the_acts_are_said_first_and_how_they_were_read_after() -> None:
    found = said(READ)
    assert found.sentences[0].startswith("You send 5 raw units of token 0x")
    assert found.details == (
        f"transfer(address,uint256) by known selector: to {OTHER}, amount 5",
    )  # fmt: skip


def test_acts_in_a_batch_say_where_they_stand() -> None:
    found = of(json.dumps({**BATCH, "calls": [*BATCH["calls"], {"to": OTHER, "value": "0x1"}]}))
    assert [words.partition(": ")[0] for words in found.sentences] == [
        "batch, call 1 of 2", "batch, call 2 of 2",
    ]  # fmt: skip


def test_wrappers_do_not_push_an_act_out_of_view() -> None:
    deep = replace(PAYMENT, place=("multicall", "call 1 of 1") * 16)
    (words,) = said(Acts((deep,), (), (), ME)).sentences
    assert "You send 5 raw units" in words[:300]


def test_the_same_sentence_is_said_once_and_of_hundreds_the_first() -> None:
    assert len(said(Acts((PAYMENT,) * 9, (), (), ME)).sentences) == 1
    rows = tuple(
        Payment((), PAYMENT.asset, ME, OTHER, str(amount), "value") for amount in range(100)
    )
    found = said(Acts(rows, (), (), ME)).sentences
    assert len(found) == MAX_SENTENCES + 1
    assert found[-1] == "And 60 more."


def test_a_change_of_control_is_not_folded_behind_payments() -> None:
    dust = (Payment((), PAYMENT.asset, ME, OTHER, str(n), "value") for n in range(200))
    module = Control((), ME, "module enabled", OTHER)
    found = said(Acts((*dust, module), (), (), ME)).sentences
    assert "without any owner" in found[0]


def test_where_no_act_says_anything_the_descriptor_does() -> None:
    text = ClearText((), "Claim rewards", "Shop", (), "shop.json")
    call = Call((), "eip155:1", ME, TOKEN, "0", "0x12345678", "claim()", (), 4, "descriptor")
    found = said(Acts((call,), (), (), ME), clear=(text,)).sentences
    assert found == ("Shop calls it: Claim rewards.",)


def test_a_call_that_moves_nothing_is_said() -> None:
    call = Call((), "eip155:1", ME, TOKEN, "0", "", "", (), 0, "nothing")
    (words,) = said(Acts((call,), (), (), ME)).sentences
    assert "moves nothing by itself and does nothing" in words


def test_the_text_of_a_message_is_shown() -> None:
    assert "the text: hello" in of("hello", "message").details


def test_a_text_and_a_message_of_unknown_form_are_said() -> None:
    assert of("hello", "message").sentences == (
        "You sign a text: it moves nothing on chain, but may be an order or a key to a service.",
    )  # fmt: skip
    assert of(TEXTS["typed_data"]).sentences == ("You sign a message of type Vote.",)


def test_what_is_not_signed_is_a_detail() -> None:
    found = of(json.dumps({**CALL, "surprise": 1}))
    words = "not signed, or not seen, though it stands there: surprise: no field of a transaction"
    assert words in found.details


def test_a_descriptor_says_who_owns_it_and_what_does_not_fit() -> None:
    fields = (ClearField("To", "x" * 500),)
    text = ClearText((), "Send", "Shop", fields, "shop.json", ("no such field",))
    details = said(READ, clear=(text,)).details
    assert details[0] == "by the descriptor of Shop (shop.json): Send"
    assert details[1].startswith("  To: xxx")
    assert len(details[1]) < 220
    assert details[2] == "  the descriptor does not fit: no such field"


def test_many_arguments_are_cut() -> None:
    rows = tuple(Argument("", "uint256", str(number)) for number in range(20))
    call = Call((), "eip155:1", ME, TOKEN, "0", "0x", "f()", rows, 4, "given ABI")
    (detail,) = said(Acts((call,), (), (), ME)).details
    assert detail.endswith("uint256 11, …")
