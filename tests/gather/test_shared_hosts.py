"""The collection of honest customers of shared hosts."""

import csv
from importlib.resources import files
from pathlib import Path

from hueandcry.decode.host import split_host
from hueandcry.gather.feeds import public_suffix
from hueandcry.gather.shared_hosts import customers
from hueandcry.model.rows import SuffixRow


def test_there_are_enough_each_once_with_its_source() -> None:
    path = files("hueandcry") / "starter" / "shared_host_customers.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert len(rows) >= 300
    assert len({row["host"] for row in rows}) == len(rows)
    assert all(row["source"] and row["date"] for row in rows)
    assert [row["host"] for row in rows] == sorted(customers())


def test_each_is_a_customer_of_a_shared_host(mirror: Path) -> None:
    data = (mirror / public_suffix.ADDRESS.removeprefix("https://")).read_bytes()
    parsed = public_suffix.parse({public_suffix.ADDRESS: data}).rows
    rules = {row.name: row.rules for row in parsed if isinstance(row, SuffixRow)}
    for host in customers():
        parts = split_host(host, lambda name: rules.get(name, 0))
        assert parts.platform, host
        assert parts.registrable == host
