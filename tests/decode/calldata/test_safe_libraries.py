from hueandcry.model.act import AnyAct, BlindSignature, Control, Creation, Delegatecall
from tests.decode.calldata.calls import ME, SHOP, acts, called, meaning

MIGRATION = "0x526643f69b81b008f46d95cd5ced5ec0edffdac6"
SIGNING = "0xd53cd0ab83d845ac265be939c57f53ad838012c9"
SETUP = "0xbd89a1ce4dde368ffab0ec35506eece0b1ffdc54"
CREATING = "0x9b35af71d77eaf8d7e40252370304687390a1a52"


def test_migration_changes_the_safe_only_in_a_delegatecall() -> None:
    data = called("migrateSingleton()")
    found = meaning(acts(data, target=MIGRATION, account=SHOP))
    assert found[0] == Delegatecall((), SHOP, MIGRATION, "0xf6682ab0", "SafeMigration 1.4.1")
    assert isinstance(found[1], Control)
    assert (found[1].target, found[1].change, found[1].subject) == (SHOP, "master copy", MIGRATION)
    assert meaning(acts(data, target=MIGRATION)) == []


def test_migration_with_its_handler() -> None:
    found = meaning(acts(called("migrateL2WithFallbackHandler()"), target=ME, account=SHOP))
    assert [one.change for one in found if isinstance(one, Control)] == [
        "master copy", "fallback handler",
    ]  # fmt: skip


def test_a_new_safe_takes_the_code_for_other_chains() -> None:
    def found(singleton: str) -> list[AnyAct]:
        data = called("setupToL2(address)", singleton)
        return meaning(acts(data, target=SETUP, account=SHOP))

    (run,) = found("0x29fcb43b46531bca003ddc8fcb67ffe91900c762")
    assert run == Delegatecall((), SHOP, SETUP, "0xfe51f643", "SafeToL2Setup 1.4.1")
    assert found(ME)[1:] == [Control((), SHOP, "master copy", ME)]


def test_a_message_signed_on_chain() -> None:
    found = meaning(acts(called("signMessage(bytes)", b"\x01" * 40), target=SIGNING, account=SHOP))
    assert isinstance(found[1], BlindSignature)
    assert found[1].digest == "0x" + "01" * 32 + "..."


def test_a_contract_made_by_the_safe() -> None:
    data = called("performCreate(uint256,bytes)", 3, b"\x60" * 50)
    found = meaning(acts(data, target=CREATING, account=SHOP))
    assert found[1] == Creation((), SHOP, "3", 50)
