"""`hue model`: train, evaluate, explain."""

import sqlite3
from argparse import Namespace
from pathlib import Path

import msgspec
import pytest

from hueandcry.model.campaign import UNIT, CampaignModel
from hueandcry.model.errors import BadRequest
from hueandcry.model.rows import ListingRow
from hueandcry.serve.commands import model as command
from hueandcry.store.campaign import write_model
from tests.run.campaign.test_train import examples as examples_of
from tests.values import TODAY, snapshot_home

WEIGHTS = {"w:claim": 2 * UNIT, "s:xyz": UNIT // 2, "ora": -UNIT // 4}
MODEL = CampaignModel("2026-11-01", (9, 8, 7, 6), -UNIT, UNIT, UNIT, ("claim",), WEIGHTS)
LISTING = ListingRow("claim-zora.xyz", "block", "x", "2026-10-01")


def home_of(root: Path, model: CampaignModel | None, listings: list[ListingRow]) -> str:
    path = snapshot_home(root, listings).open_current().path
    with sqlite3.connect(path) as database:
        if model:
            write_model(database, model)
    database.close()
    return str(root)


def asked(home: str, action: str, **values: str) -> Namespace:
    return Namespace(home=home, action=action, **values)


def test_explains_a_host_by_what_weighed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_of(tmp_path, MODEL, [LISTING])
    command.run(asked(home, "explain", host="https://www.claim-zora.xyz/x"))
    assert capsys.readouterr().out == (
        "claim-zora.xyz: +1.25, above the line of +1.00 (model of 2026-11-01)\n"
        '   +2.00  the word "claim"\n'
        "   +0.50  the suffix .xyz\n"
        '   -0.25  "-zora" in the name\n'
    )


def test_evaluates_on_the_rows_of_the_snapshot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run(asked(home_of(tmp_path, MODEL, [LISTING]), "evaluate"))
    told = capsys.readouterr().out
    assert "learned from 9 listed, 8 official, 7 popular hosts and 6 customers" in told
    assert "listed                         1 of       1 flagged  100.00%" in told


def test_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    home = home_of(tmp_path, None, [LISTING])
    for action in ("explain", "evaluate"):
        with pytest.raises(BadRequest, match="has no model"):
            command.run(asked(home, action, host="a.com"))


def test_trains_on_the_snapshot_and_writes_a_file(tmp_path: Path) -> None:
    listed = examples_of.__wrapped__().listed  # type: ignore[attr-defined]
    rows = [
        ListingRow(row.parts.registrable, "block", "x", "2026" + row.day[4:]) for row in listed * 2
    ]
    rows += [ListingRow(f"claim{n}x{n * 7}.xyz", "block", "x", "2026-05-05") for n in range(600)]
    home = home_of(tmp_path, None, rows)
    with pytest.raises(BadRequest, match="honest names are too few"):
        command.run(asked(home, "train", path=str(tmp_path / "model.json")))
    honest = [ListingRow(f"river{n}stone.io", "allow", "x") for n in range(300)]
    home = home_of(tmp_path / "more", None, [*rows, *honest])
    command.run(asked(home, "train", path=str(tmp_path / "model.json")))
    model = msgspec.json.decode((tmp_path / "model.json").read_bytes(), type=CampaignModel)
    assert model.trained == TODAY
    assert model.weights
