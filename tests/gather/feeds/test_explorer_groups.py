from hueandcry.gather.feeds.explorer_groups import category_of


def test_people_beside_a_project_are_not_the_project() -> None:
    assert category_of("Balancer: Shareholder 38", ["balancer"]) == "person"
    assert category_of("Uniswap: Deployer 2", ["uniswap"]) == "person"


def test_a_token_named_as_a_scam_is_one() -> None:
    assert category_of("BSCswap: SCAM-LTC", []) == "scam"
    assert category_of("Rug Radio: Token", []) != "scam"
