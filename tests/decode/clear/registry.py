"""The registry's cases, with its own descriptors and what public token lists say."""

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hueandcry.decode.clear.chains import chain_name, chain_number, native_symbol
from hueandcry.decode.clear.descriptor import (
    Descriptor,
    descriptor_of,
    mapping,
    read_document,
    text,
)
from hueandcry.decode.clear.figures import decimal_text
from hueandcry.decode.clear.names import Container
from hueandcry.decode.clear.reader import ClearReader
from hueandcry.decode.evm.raw_transaction import read_raw_transaction
from hueandcry.decode.typed.document import TypedDocument, read_typed_data
from hueandcry.decode.typed.unhashable import Unhashable
from hueandcry.gather.feeds import erc7730
from hueandcry.model.observable import Transaction
from hueandcry.model.rows import DescriptorKeyRow, DescriptorRow
from hueandcry.model.signing import ClearText
from tests.decode.clear.facts import ADDRESS_NAMES, TOKENS
from tests.decode.clear.screen import Piece, inner_label, label, value

ARCHIVE = "codeload.github.com/LedgerHQ/clear-signing-erc7730-registry/tar.gz/refs/heads/master"
LISTS = ("tokens.uniswap.org/index.json", "static.optimism.io/optimism.tokenlist.json")


class Case(NamedTuple):
    """One case: where it is (`lido/calldata-stETH 3`, counted from 1), and its text."""

    id: str
    entity: str
    given: dict[str, object]
    expected: tuple[str, ...]


class Tokens:
    """Tokens and names of the public lists; `hidden` ones are not told."""

    def __init__(self, mirror: Path) -> None:
        self.tokens: dict[tuple[str, str], tuple[str, int]] = dict(TOKENS)
        self.names: dict[tuple[str, str], str] = dict(ADDRESS_NAMES)
        self.tickers: dict[str, set[str]] = defaultdict(set)
        self._add_shares(rows(mirror))
        for path in LISTS:
            for token in json.loads((mirror / path).read_text())["tokens"]:
                key = f"eip155:{token['chainId']}", token["address"].lower()
                # A list writes the chain's own coin as the token at address zero.
                if not key[1].strip("0x"):
                    continue
                self.tokens.setdefault(key, (token["symbol"], token["decimals"]))
                self.names.setdefault(key, token["name"])
        for key, (symbol, _) in self.tokens.items():
            self.tickers[key[1]].add(symbol)
        self.hidden: frozenset[tuple[str, str]] = frozenset()
        self.asked: set[tuple[str, str]] = set()

    def _add_shares(self, descriptors: "Rows") -> None:
        """Add vault shares under the ticker their descriptor gives (`vaultTicker`).

        Shares of a MetaMorpho vault have 18 decimals (morpho-org/metamorpho, `DECIMALS_OFFSET`).
        """
        for (chain, address, _), keys in descriptors.keys.items():
            constants = mapping(
                mapping(descriptors.documents[keys[0].descriptor].get("metadata")).get("constants")
            )
            ticker = text(constants.get("vaultTicker"))
            if ticker and keys[0].descriptor.startswith("registry/morpho/"):
                self.tokens.setdefault((chain, address), (ticker, 18))

    def token(self, chain: str, address: str) -> tuple[str, int] | None:
        if (chain, address) in self.tokens:
            self.asked.add((chain, address))
        return None if (chain, address) in self.hidden else self.tokens.get((chain, address))

    def address_name(self, chain: str, address: str) -> str | None:
        return self.names.get((chain, address))


class Rows:
    """Descriptors as the feed brings them (the look-ups of `store.descriptors`, in memory)."""

    def __init__(self, archive: bytes) -> None:
        parsed = erc7730.parse({erc7730.ADDRESS: archive})
        self.rows = {row.id: row for row in parsed.rows if isinstance(row, DescriptorRow)}
        self.documents = {name: read_document(row.document) for name, row in self.rows.items()}
        self.keys: dict[tuple[str, str, str], list[DescriptorKeyRow]] = defaultdict(list)
        for row in parsed.rows:
            if isinstance(row, DescriptorKeyRow):
                self.keys[row.chain, row.address, row.key].append(row)

        # Of several descriptors of one contract, the one a case is for comes first.
        self.first = ""

    def _found(self, chain: str, address: str, key: str, standard: str = "") -> list[Descriptor]:
        return [
            descriptor_of(row.descriptor, self.documents[row.descriptor], row.format)
            for row in sorted(self.keys[chain, address, key], key=self._later)
            if self.rows[row.descriptor].standard == standard
        ]

    def _later(self, row: DescriptorKeyRow) -> bool:
        return row.descriptor != self.first

    def for_call(self, chain: str, address: str, selector: bytes) -> Sequence[Descriptor]:
        return self._found(chain, address, "0x" + selector.hex())

    def for_standard_call(self, standard: str, selector: bytes) -> Sequence[Descriptor]:
        return self._found("", "", "0x" + selector.hex(), standard)

    def for_message(
        self, chain: str, contract: str, primary_type: str, encoded_type: str
    ) -> Sequence[Descriptor]:
        del primary_type
        return self._found(chain, contract, encoded_type)

    def for_standard_message(self, standard: str, encoded_type: str) -> Sequence[Descriptor]:
        return self._found("", "", encoded_type, standard)


@cache
def archive(mirror: Path) -> bytes:
    return (mirror / ARCHIVE).read_bytes()


@cache
def rows(mirror: Path) -> Rows:
    return Rows(archive(mirror))


@cache
def tokens(mirror: Path) -> Tokens:
    return Tokens(mirror)


def cases(mirror: Path) -> Iterator[Case]:
    """Yield all cases, in the order of their names."""
    with tarfile.open(mirror / ARCHIVE) as tar:
        found = {
            member.name.partition("/")[2]: json.load(file)
            for member in tar
            if member.name.endswith(".tests.json") and (file := tar.extractfile(member))
        }
    for path, document in sorted(found.items()):
        _, entity, _, name = path.split("/")
        for number, given in enumerate(document["tests"], start=1):
            identity = f"{entity}/{name.removesuffix('.tests.json')} {number}"
            yield Case(identity, entity, given, tuple(given.get("expectedTexts") or ()))


class Display(NamedTuple):
    """What we show of a case, and the pieces a screen is made of, in order or in any order."""

    text: ClearText | None
    pieces: list[Piece]
    ordered: bool = True


def show(case: Case, mirror: Path) -> Display:
    """Show a case. A device streams a typed message: fields come in the order of its structs."""
    found_rows = rows(mirror)
    found_rows.first = f"registry/{case.id.rpartition(' ')[0]}.json"
    reader = ClearReader(found_rows, tokens(mirror))
    if "rawTx" not in case.given:
        data = case.given["data"]
        assert isinstance(data, dict)
        found = reader.message(_document(data))
        title = [label(found.intent if found else ""), label("")]
        return Display(found, [*title, *_pieces(found, mirror)], ordered=False)
    written = str(case.given["rawTx"])
    sent = read_raw_transaction(bytes.fromhex(written[2:]), written)
    body = bytes.fromhex(sent.data[2:])
    found = reader.call(Container(sent.chain, DEVICE, sent.to, int(sent.amount)), body)
    return Display(found, _review(found) + _around(sent, found, mirror))


def _document(data: dict[str, object]) -> TypedDocument:
    """Read typed data; where signers differ on the hash (wrong checksums), by its meaning."""
    try:
        return read_typed_data(data)
    except Unhashable as fault:
        if fault.document is None:
            raise
        return fault.document


def _review(found: ClearText | None) -> list[Piece]:
    """Return the first page of devices with a touch screen, which a case may hold twice."""
    page = label(f"Review transaction to {found.intent} Swipe to review") if found else None
    intent = label(found.intent) if found else None
    return [page, page, intent] if page and intent else []


def _around(sent: Transaction, found: ClearText | None, mirror: Path) -> list[Piece]:
    fees = dict(sent.fees)
    price = int(fees.get("maxFeePerGas") or fees.get("gasPrice") or 0)
    gas = int(fees.get("gas") or fees.get("gasLimit") or 0)
    most = decimal_text(price * gas, 18)
    return [
        label("Interaction with"), value(found.owner if found else ""), *_pieces(found, mirror),
        label("Network"), value(NETWORKS.get(sent.chain) or chain_name(chain_number(sent.chain))),
        label("Max fees"), value(f"{most} {native_symbol(sent.chain)}"),
    ]  # fmt: skip


def _pieces(found: ClearText | None, mirror: Path) -> list[Piece]:
    pieces: list[Piece] = []
    for field in found.fields if found else ():
        pieces += [inner_label(field.label), value(field.value, tokens(mirror).tickers)]
    return pieces


# The account of the device the screens were taken from: cases are signed anew by it.
DEVICE = "0xdad77910dbdfde764fc21fcd4e74d71bbaca6d8d"
# As the device names them.
NETWORKS = {"eip155:56": "Binance Smart Chain"}
