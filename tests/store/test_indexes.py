import sys
from pathlib import Path

from hueandcry.store.indexes import Indexes
from hueandcry.store.link_index import FileIndex, MemoryIndex
from tests.decode.requests import TOKEN
from tests.signing_home import CHAIN, SHOP, order_call, signing_home


def test_each_is_opened_once_and_knows_its_rows(tmp_path: Path) -> None:
    found = Indexes(signing_home(tmp_path).open_current())
    assert found.links is found.links
    assert found.accounts is found.accounts
    assert found.descriptors is found.descriptors
    assert found.links.owners("uniswap.org")
    assert found.accounts.tokens(CHAIN, TOKEN)
    assert found.descriptors.for_call(CHAIN, SHOP, bytes.fromhex(order_call()[2:10]))


def test_links_are_read_from_the_file_or_from_memory(tmp_path: Path) -> None:
    snapshot = signing_home(tmp_path).open_current()
    assert isinstance(Indexes(snapshot).links, FileIndex)
    assert isinstance(Indexes(snapshot, in_memory=True).links, MemoryIndex)


def test_other_look_ups_of_links_can_stand_in(tmp_path: Path) -> None:
    snapshot = signing_home(tmp_path).open_current()
    mine = FileIndex(snapshot)
    assert Indexes(snapshot, links=mine).links is mine


def test_a_link_is_looked_up_without_the_indexes_of_requests(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import sys; from pathlib import Path; from hueandcry.store.home import Home;"
        "from hueandcry.store.indexes import Indexes;"
        "Indexes(Home(Path(sys.argv[1])).open_current()).links.owners('uniswap.org');"
        "print([name for name in sys.modules if 'descriptors' in name or 'account_index' in name])"
    )
    home = signing_home(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", code, str(home.root)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
