"""README.txt names the theft and the commands, and gives nothing away."""

from hueandcry.trace.drill.document import document_of
from hueandcry.trace.drill.readme import readme_of
from hueandcry.trace.drill.theft import plan
from hueandcry.trace.drill.truth import truth_of
from hueandcry.trace.drill.world import world_of

WORLD = world_of(7, 20_000)
THEFT = plan(WORLD, 100)
DOCUMENT = document_of(WORLD, THEFT, truth_of(THEFT))


def test_it_says_how_to_go_on() -> None:
    text = readme_of(DOCUMENT, None)
    assert f"hue trace {DOCUMENT.transaction}" in text
    assert "hue ledger import transfers.parquet tokens.csv --as drill" in text
    assert "hue drill check . found/flow.json" in text
    assert text.endswith("--transfers 20000 --seed 7\n")
    assert readme_of(DOCUMENT, 60).endswith("--seed 7 --edges 60\n")
    assert max(map(len, text.splitlines())) <= 100


def test_it_gives_nothing_away() -> None:
    text = readme_of(DOCUMENT, None)
    hidden = {*DOCUMENT.held(), DOCUMENT.thief}
    assert not [account for account in hidden if account in text]
