from hueandcry.model.handle import HandleOwners, HandleRegister, HandleResemblances
from tests.handles import facts_of


def manners(text: str, platform: str = "x") -> list[tuple[str, str]]:
    (rows,) = (f for f in facts_of(text, platform).facts if isinstance(f, HandleResemblances))
    return [(row.manner, f"{row.official.platform}/{row.official.name}") for row in rows.rows]


def test_an_official_account_is_compared_with_nobody() -> None:
    assert manners("@Uniswap") == []
    owners = [f for f in facts_of("@Uniswap").facts if isinstance(f, HandleOwners)]
    assert [row.brand for row in owners[0].rows] == ["Uniswap"]


def test_each_brand_once_the_closest_first() -> None:
    assert manners("@uniswap", "telegram") == [("same", "github/Uniswap")]
    assert manners("@metamask_un1swap") == [("affixed", "x/MetaMask"), ("held", "x/Uniswap")]


def test_the_same_platforms_handle_is_shown_first() -> None:
    assert manners("@Un1swap", "github") == [("confusable", "github/Uniswap")]
    assert manners("@Un1swap") == [("confusable", "x/Uniswap")]


def test_what_there_is_to_compare_with_is_told() -> None:
    (register,) = (f for f in facts_of("@bob").facts if isinstance(f, HandleRegister))
    assert register == HandleRegister(8, 3)
