"""`hue digests`: every hash of a signing request, to compare with a device or a co-signer."""

import argparse
import sys
from typing import TYPE_CHECKING

from hueandcry.decode.observable import REQUEST_KINDS
from hueandcry.model.errors import BadRequest
from hueandcry.model.verdict import Verdict
from hueandcry.serve import exits
from hueandcry.serve.asking import MAX_REQUEST, chain_of, request_text, without_last_newline

if TYPE_CHECKING:
    from hueandcry.serve.documents import DigestsDocument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `hue digests` takes."""
    parser.add_argument("request", metavar="REQUEST", help="request in hex or JSON, its file, or -")
    parser.add_argument("--kind", choices=REQUEST_KINDS, default="", help="what REQUEST is")
    parser.add_argument("--chain", metavar="CHAIN", help="such as eip155:1, where it is left out")
    parser.add_argument(
        "--compare", action="append", default=[], metavar="HEX",
        help="a whole hash from a screen: which of ours is it? (repeatable)",
    )  # fmt: skip
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print the hashes; with --compare, say whether those of the screen are among them."""
    from msgspec.structs import replace

    from hueandcry.decode.digest_names import SIGNED
    from hueandcry.decode.digests import digests_of
    from hueandcry.decode.request import read_request
    from hueandcry.serve.comparison import compare, exit_of, whole_hash
    from hueandcry.serve.documents import digests_document
    from hueandcry.serve.render.digests import digest_lines

    given = [whole_hash(text) for text in arguments.compare]
    chain = chain_of(arguments.chain) if arguments.chain else ""
    request = read_request(_text(arguments.request, arguments.kind), arguments.kind, chain=chain)
    ours = digests_of(request)
    document = digests_document(request, ours)
    compared = compare(given, ours, document.observable.kind)
    document = replace(document, compared=compared)
    if arguments.format == "json":
        _write_json(document)
    else:
        sys.stdout.writelines(f"{line}\n" for line in digest_lines(document))
    if compared:
        return exit_of(compared)
    whole = any(row.name in SIGNED for row in ours.rows)
    return exits.OK if whole else exits.OF_VERDICT[Verdict.CANNOT_TELL]


def _text(given: str, kind: str) -> str:
    if given != "-":
        return request_text(given, kind)
    data = sys.stdin.buffer.read(MAX_REQUEST + 1)
    if len(data) > MAX_REQUEST:
        raise BadRequest(f"the request has more than {MAX_REQUEST:,} bytes")
    try:
        return without_last_newline(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRequest(f"the request is not valid UTF-8 (byte {error.start + 1})") from None


def _write_json(document: "DigestsDocument") -> None:
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(document)).decode() + "\n")
