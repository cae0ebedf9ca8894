"""The campaign model in a snapshot: written once, read piece by piece or whole."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.scoring import Scorer, scorer_of
from hueandcry.model.campaign import CampaignModel

_HEAD = "SELECT trained, learned, bias, line, shared_line, words FROM campaign_model"


def write_model(database: sqlite3.Connection, model: CampaignModel) -> None:
    """Store a model in empty tables, weights by the alphabet: the same model is the same bytes."""
    head = (
        model.trained, json.dumps(model.learned), model.bias, model.line, model.shared_line,
        " ".join(model.words),
    )  # fmt: skip
    database.execute("INSERT INTO campaign_model VALUES (?,?,?,?,?,?)", head)
    weights = sorted(model.weights.items())
    database.executemany("INSERT INTO campaign_weight VALUES (?,?)", weights)


def read_model(database: sqlite3.Connection) -> CampaignModel | None:
    """Return the whole model; None where the snapshot has none."""
    row = database.execute(_HEAD).fetchone()
    if row is None:
        return None
    trained, learned, bias, line, shared_line, words = row
    weights = dict(database.execute("SELECT piece, weight FROM campaign_weight").fetchall())
    counts = tuple(json.loads(learned))
    return CampaignModel(trained, counts, bias, line, shared_line, tuple(words.split()), weights)


def scorer_in_memory(database: sqlite3.Connection) -> Scorer | None:
    """Return a scorer that has read everything: for streams."""
    model = read_model(database)
    return scorer_of(model) if model else None


def scorer_in_file(database: sqlite3.Connection) -> Scorer | None:
    """Return a scorer that reads the weights a host needs, some sixty: for a single check."""
    row = database.execute(_HEAD).fetchone()
    if row is None:
        return None
    trained, _, bias, line, shared_line, words = row

    def weights_of(pieces: Sequence[str]) -> Mapping[str, int]:
        marks = ",".join("?" * len(pieces))
        query = f"SELECT piece, weight FROM campaign_weight WHERE piece IN ({marks})"
        return dict(database.execute(query, pieces).fetchall())

    return Scorer(bias, line, shared_line, trained, Lexicon(words.split()), weights_of)
