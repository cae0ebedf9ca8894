"""Building snapshots: what is believed, what is kept, and that a killed update harms nothing."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.gather.download import Mirror
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import ListingRow, Parsed, SuffixRow
from hueandcry.model.suffix import ICANN
from hueandcry.run.plan import Plan
from hueandcry.run.update import Result, update
from hueandcry.store.home import Home

ADDRESS = "https://list.test/hosts.txt"
SUFFIXES = "https://suffixes.test/list"


def parse(files: dict[str, bytes]) -> Parsed:
    lines = files[ADDRESS].decode().split()
    if not lines:
        raise FeedFault("hosts.txt is empty")
    return Parsed(tuple(ListingRow(line, "block", ADDRESS) for line in lines))


def suffixes(files: dict[str, bytes]) -> Parsed:
    return Parsed((SuffixRow("com", ICANN),))


FEEDS = (
    Feed("suffixes", "suffixes", (SUFFIXES,), "CC0", True, suffixes),
    Feed("list", "block list", (ADDRESS,), "CC0", True, parse),
)


class World:
    """A mirror that tests write to, and a home that is updated from it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Home(root / "home")
        self.feeds = FEEDS
        self.write(SUFFIXES, "com")

    def write(self, address: str, text: str) -> None:
        path = self.root / "mirror" / address.removeprefix("https://")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def hosts(self, *hosts: str) -> None:
        self.write(ADDRESS, "\n".join(hosts))

    def update(self, day: int) -> Result:
        plan = Plan(self.feeds, frozenset(feed.name for feed in self.feeds), 5)
        now = f"2026-11-{day:02}T12:00:00+00:00"
        return update(self.home, plan, Mirror(self.root / "mirror"), now, lambda step: None)

    def listed(self) -> set[str]:
        database = self.home.open_current().database
        query = "SELECT entry FROM listing WHERE valid_to = ''"
        return {row[0] for row in database.execute(query)}


@pytest.fixture
def world(tmp_path: Path) -> World:
    found = World(tmp_path)
    found.hosts("a.com", "b.com", "c.com", "d.com")
    return found


def state(result: Result, name: str = "list") -> FeedState:
    return {found.name: found for found in result.states}[name]


def test_the_first_update_brings_all_rows(world: World) -> None:
    result = world.update(1)
    assert state(result).state == "fresh"
    assert world.home.current_id() == result.snapshot
    assert world.listed() == {"a.com", "b.com", "c.com", "d.com"}


def test_an_unchanged_feed_is_confirmed(world: World) -> None:
    world.update(1)
    again = state(world.update(2))
    assert (again.state, again.checked[:10], again.rows) == ("unchanged", "2026-11-02", 4)


def test_a_feed_that_cannot_be_had_keeps_its_last_good_rows_dated(world: World) -> None:
    world.update(1)
    (world.root / "mirror" / "list.test" / "hosts.txt").unlink()
    failed = state(world.update(2))
    assert (failed.state, failed.checked[:10], failed.rows) == ("failed", "2026-11-01", 4)
    assert "not in the mirror" in failed.note
    assert len(world.listed()) == 4


def test_a_mirror_may_be_without_an_optional_feed(world: World) -> None:
    world.update(1)
    (world.root / "mirror" / "list.test" / "hosts.txt").unlink()
    world.feeds = (FEEDS[0], replace(FEEDS[1], optional=True))
    absent = state(world.update(2))
    assert (absent.state, absent.checked[:10], absent.rows) == ("absent", "2026-11-01", 4)
    assert absent.note == "not in this mirror"


def test_an_optional_feed_that_does_not_answer_failed(world: World) -> None:
    world.feeds = (FEEDS[0], replace(FEEDS[1], optional=True))
    (world.root / "mirror" / "list.test" / "hosts.txt").unlink()
    (world.root / "mirror" / "list.test" / "hosts.txt").mkdir()
    assert state(world.update(1)).state == "failed"


def test_a_feed_that_shrank_by_half_is_quarantined(world: World) -> None:
    world.update(1)
    world.hosts("a.com")
    refused = state(world.update(2))
    assert (refused.state, refused.rows, refused.quarantined) == ("quarantined", 4, 1)
    assert "shrank from 4 rows to 1" in refused.note
    assert len(world.listed()) == 4


def test_a_feed_in_a_new_shape_is_quarantined(world: World) -> None:
    world.update(1)
    world.hosts("")
    assert state(world.update(2)).note == "hosts.txt is empty"
    assert len(world.listed()) == 4


def test_a_quarantined_feed_is_asked_again_and_taken_when_it_is_whole(world: World) -> None:
    world.update(1)
    world.hosts("a.com")
    world.update(2)
    world.hosts("a.com", "b.com", "c.com", "e.com")
    assert state(world.update(3)).state == "fresh"
    assert world.listed() == {"a.com", "b.com", "c.com", "e.com"}


def test_when_nothing_comes_the_snapshot_stays(world: World) -> None:
    before = world.update(1).snapshot
    shutil.rmtree(world.root / "mirror")
    with pytest.raises(Unreachable, match="no feed could be had"):
        world.update(2)
    assert world.home.current_id() == before


def test_a_damaged_snapshot_does_not_stop_the_next_update(world: World) -> None:
    first = world.update(1).snapshot
    world.home.path_of(first).write_bytes(b"damaged")
    assert state(world.update(2)).state == "fresh"
    assert len(world.listed()) == 4


def test_a_full_disk_leaves_the_old_snapshot_in_use(world: World) -> None:
    before = world.update(1).snapshot
    world.hosts(*(f"host{number}.com" for number in range(20_000)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # As on a full disk, writing fails in the middle of the file.
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(BadRequest, match="could not be written"):
            world.update(2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert world.home.current_id() == before
    assert len(world.listed()) == 4
    assert not list(world.home.snapshots.glob(".building-*"))


def killed(home: Path, mirror: Path, after: float | None) -> int:
    """Run `hue update` and kill it after so many seconds, or let it end; return its exit code."""
    program = [sys.executable, "-m", "hueandcry.serve.cli", "update", "--mirror", str(mirror)]
    # Labels take most of the time, and are stored as everything else is.
    for feed in ("graphsense-tagpacks", "etherscan-labels", "erc7730", "maltrail", "etherscamdb"):
        program += ["--without", feed]
    process = subprocess.Popen(
        program, env={**os.environ, "HUE_HOME": str(home)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if after is not None:
        time.sleep(after)
        process.kill()
    return process.wait()


def test_killed_at_any_point_the_old_snapshot_still_answers(mirror: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    check = [sys.executable, "-m", "hueandcry.serve.cli", "check", "app.unisvvap.org"]
    environment = {**os.environ, "HUE_HOME": str(home)}
    assert killed(home, mirror, None) == 0
    codes = set()
    for tenth in range(1, 16):
        codes.add(killed(home, mirror, tenth / 10))
        answer = subprocess.run(check, env=environment, capture_output=True)
        assert answer.returncode == 20, answer.stderr
        Home(home).open_current().verify()
    assert -signal.SIGKILL in codes
