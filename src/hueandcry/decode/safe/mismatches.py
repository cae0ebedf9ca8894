"""What a service states of a Safe proposal, against what we make of the signed fields."""

from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import BadSignature, parse_function
from hueandcry.decode.safe.claims import text_of
from hueandcry.decode.safe.hashes import NoSafeHash, safe_hashes
from hueandcry.model.observable import SafeProposal
from hueandcry.model.signing import Mismatch, Mismatches


def mismatches_of(proposal: SafeProposal) -> Mismatches:
    """Compare the stated hash, threshold and decoded data; what was not stated is no mismatch."""
    stated = dict(proposal.claimed)
    rows = [*_hash(proposal, stated), *_threshold(proposal, stated), *_data(proposal, stated)]
    return Mismatches(tuple(rows))


def _hash(proposal: SafeProposal, stated: dict[str, str]) -> list[Mismatch]:
    if "safeTxHash" not in stated:
        return []
    try:
        ours = safe_hashes(
            proposal.version, proposal.chain, proposal.safe, proposal.transaction
        ).digest
    except NoSafeHash:
        return []
    found = "0x" + ours.hex()
    same = stated["safeTxHash"] == found
    return [] if same else [Mismatch("safeTxHash", stated["safeTxHash"], found)]


def _threshold(proposal: SafeProposal, stated: dict[str, str]) -> list[Mismatch]:
    required = stated.get("confirmationsRequired", "")
    if not required or not proposal.threshold or required == proposal.threshold:
        return []
    return [Mismatch("confirmationsRequired", required, proposal.threshold)]


def _data(proposal: SafeProposal, stated: dict[str, str]) -> list[Mismatch]:
    """Compare the stated function with the selector, and its values with the arguments."""
    signature = stated.get("dataDecoded")
    if not signature:
        return []
    data = bytes.fromhex(proposal.transaction.data[2:])
    if not data:
        return [Mismatch("dataDecoded", signature, "no data")]
    try:
        function = parse_function(signature)
    except BadSignature:
        # Services write `tuple` for types they do not spell out: nothing can be compared.
        return []
    if function.selector != data[:4]:
        return [Mismatch("dataDecoded", signature, f"selector 0x{data[:4].hex()}")]
    try:
        values = decode_arguments(function.inputs, data[4:]).values
    except Undecodable as error:
        return [Mismatch("dataDecoded", signature, f"data that do not fit: {error}")]
    pairs = [
        (f"dataDecoded.{number}", stated.get(f"dataDecoded.{number}", ""), text_of(value))
        for number, value in enumerate(values)
    ]
    return [Mismatch(name, told, found) for name, told, found in pairs if told and told != found]
