"""Multichain: the release names the deposit's transaction."""

from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, SENT, TOKEN, crossed, message, read

ETHEREUM, POLYGON = "eip155:1", "eip155:137"
OUT = {"token": TOKEN, "from": ALICE, "to": BOB, "amount": 90, "fromChainID": 1, "toChainID": 137}


def swapped_in(tx: str) -> dict[str, str | int | bytes]:
    return {"txhash": bytes.fromhex(tx[2:]), "token": OTHER, "to": BOB, "amount": 89,
            "fromChainID": 1, "toChainID": 137}  # fmt: skip


def test_the_identifier_of_a_deposit_is_its_transaction() -> None:
    found = message(read("multichain", ETHEREUM, "LogAnySwapOut", OUT))
    assert (found.identifier, found.counterpart) == (SENT, POLYGON)


def test_a_release_links_by_that_transaction_alone() -> None:
    sent = read("multichain", ETHEREUM, "LogAnySwapOut", OUT)
    came = read("multichain", POLYGON, "LogAnySwapIn", swapped_in(SENT), CAME)
    assert len(crossed(sent, came).links) == 1


def test_a_release_of_another_transaction_has_no_deposit() -> None:
    sent = read("multichain", ETHEREUM, "LogAnySwapOut", OUT)
    came = read("multichain", POLYGON, "LogAnySwapIn", swapped_in(CAME), CAME)
    assert [one.reason for one in crossed(sent, came).forged] == ["no deposit"]
