"""Targets for feeds of labels and tokens: what they bring is bounded, printable and canonical."""

from hueandcry.decode.account import canonical_account
from hueandcry.gather.feeds.approval_exploits import APPROVAL_EXPLOITS
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.token_lists import UNISWAP_TOKENS
from hueandcry.gather.feeds.treasury_sdn import TREASURY_SDN
from hueandcry.model.rows import LabelRow, Row, TokenRow


def sdn(data: bytes) -> None:
    """Read any bytes as the Treasury's list, plain, advanced or packed."""
    _labels(TREASURY_SDN, data)


def exploits(data: bytes) -> None:
    """Read any bytes as a theft of the list of approval exploits."""
    files = dict.fromkeys(APPROVAL_EXPLOITS.addresses, data)
    _labels(APPROVAL_EXPLOITS, data, files | {APPROVAL_EXPLOITS.addresses[0]: b"[]"})


def tokens(data: bytes) -> None:
    """Read any bytes as a token list."""
    for row in _rows(UNISWAP_TOKENS, dict.fromkeys(UNISWAP_TOKENS.addresses, data)):
        assert isinstance(row, TokenRow)
        assert row.symbol.isprintable()
        assert row.name.isprintable()
        assert row.contract == row.contract.lower()
        assert 0 <= row.decimals <= 255


def _labels(feed: Feed, data: bytes, files: dict[str, bytes] | None = None) -> None:
    for row in _rows(feed, files or dict.fromkeys(feed.addresses, data)):
        assert isinstance(row, LabelRow)
        assert row.account == canonical_account(row.chain, row.account)
        assert len(row.name) <= 200


def _rows(feed: Feed, files: dict[str, bytes]) -> tuple[Row, ...]:
    try:
        return feed.parse(files).rows
    except FeedFault:
        return ()
