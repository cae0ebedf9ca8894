"""Safe proposals: the transaction service's JSON (v1 and v2), or the same fields written flat.

Source: `multisig-transactions` of safe-global/safe-transaction-service. A list of proposals
(`results`) is read whole: other proposals of the same nonce become `siblings`.

Limits: 200 proposals, of which 32 with the nonce that is judged; 100 confirmations, 1,000 owners.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from hueandcry.decode.account import account_fault, checksummed
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.safe.claims import claims_of
from hueandcry.decode.safe.fields import Fields, address_in, number_of, read_transaction
from hueandcry.decode.safe.hashes import NoSafeHash, safe_hashes
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import SafeProposal
from hueandcry.model.safe import SafeConfirmation, SafeTransaction

MAX_PROPOSALS: Final = 200
# Every stored signature is tried against every sibling: this bounds the work to 3,200 recoveries.
MAX_SIBLINGS: Final = 32
MAX_CONFIRMATIONS: Final = 100
MAX_OWNERS: Final = 1_000
# A signature by a contract may carry others; Safes' own blobs stay below.
_LONGEST_SIGNATURE: Final = 2 * 8_192


def read_proposal(value: Mapping[str, object], chain: str = "") -> SafeProposal:
    """Read one proposal, or a list of them: the first not executed is judged, else the first.

    `chain` (CAIP-2) is for JSON without `chainId`; both may be unknown. Raises `NotAnObservable`.
    """
    rows = _rows(value)
    safes = {address_in(row, "safe") for row in rows}
    if len(safes) > 1:
        raise NotAnObservable("the proposals are of different Safes", "Give those of one Safe")
    transactions = [read_transaction(row) for row in rows]
    at = next((n for n, row in enumerate(rows) if row.get("isExecuted") is not True), 0)
    siblings = tuple(
        one for n, one in enumerate(transactions)
        if n != at and one.nonce == transactions[at].nonce
    )  # fmt: skip
    if len(siblings) > MAX_SIBLINGS:
        raise NotAnObservable(f"more than {MAX_SIBLINGS} proposals share a nonce", "Give fewer")
    return _proposal(rows[at], transactions[at], siblings, chain, _other_nonces(transactions, at))


def _rows(value: Mapping[str, object]) -> Sequence[Fields]:
    if "results" not in value:
        return [value]
    results = value["results"]
    if not isinstance(results, list) or not results:
        raise NotAnObservable("the list of proposals (results) is empty")
    if len(results) > MAX_PROPOSALS:
        raise NotAnObservable(f"more than {MAX_PROPOSALS} proposals", "Give those of one nonce")
    # A queue in one list names the facts of the Safe once, beside it.
    shared = {name: value[name] for name in value if name not in {"results", "count"}}
    rows = [{**shared, **row} for row in results if isinstance(row, Mapping)]
    if len(rows) != len(results):
        raise NotAnObservable("one of the proposals (results) is no JSON object")
    return rows


def _proposal(
    row: Fields,
    transaction: SafeTransaction,
    siblings: tuple[SafeTransaction, ...],
    chain: str,
    other_nonces: str,
) -> SafeProposal:
    safe, version, chain = address_in(row, "safe"), _version(row), _chain(row, chain)
    claimed = claims_of(row)
    return SafeProposal(
        value=proposal_name(version, chain, safe, transaction),
        written=f"Safe {checksummed(safe)}, nonce {transaction.nonce}",
        chain=chain,
        safe=safe,
        version=version,
        owners=_owners(row),
        threshold=_threshold(row),
        transaction=transaction,
        confirmations=_confirmations(row),
        claimed=(*claimed, ("other nonces", other_nonces)) if other_nonces else claimed,
        siblings=siblings,
    )


def proposal_name(version: str, chain: str, safe: str, transaction: SafeTransaction) -> str:
    """Return the safeTxHash, or where it cannot be made the hash of everything that is known."""
    try:
        return "0x" + safe_hashes(version, chain, safe, transaction).digest.hex()
    except NoSafeHash:
        parts = [getattr(transaction, name) for name in transaction.__struct_fields__]
        told = "\n".join(str(part) for part in (chain, version, safe, *parts))
        return "0x" + keccak256(told.encode()).hex()


def _chain(row: Fields, given: str) -> str:
    if row.get("chainId") is None:
        return given
    number = number_of(row["chainId"], "chainId of the Safe")
    told = f"eip155:{number}"
    if number == "0":
        raise NotAnObservable("chainId of the Safe is 0", "Every chain has a number from 1 on")
    if given and given != told:
        raise NotAnObservable(
            f"the JSON says {told}, --chain says {given}", "Make sure which chain the Safe is on"
        )
    return told


def _version(row: Fields) -> str:
    version = row.get("version")
    if version is None:
        return ""
    if not isinstance(version, str):
        raise NotAnObservable("version of the Safe is no text", 'Give it as "1.3.0"')
    return version.strip()[:40]


def _owners(row: Fields) -> tuple[str, ...]:
    owners = row.get("owners")
    if owners is None:
        return ()
    if not isinstance(owners, list) or len(owners) > MAX_OWNERS:
        raise NotAnObservable(f"owners of the Safe are no list of at most {MAX_OWNERS:,} addresses")
    return tuple(_account(owner, "an owner of the Safe") for owner in owners)


def _threshold(row: Fields) -> str:
    stated = row.get("threshold")
    return "" if stated is None else number_of(stated, "threshold of the Safe")


def _confirmations(row: Fields) -> tuple[SafeConfirmation, ...]:
    rows = row.get("confirmations")
    if not rows and isinstance(row.get("signatures"), str):
        # What an executed transaction carried, joined, without names.
        rows = [{"signature": row["signatures"]}]
    if rows is None:
        return ()
    if not isinstance(rows, list) or len(rows) > MAX_CONFIRMATIONS:
        raise NotAnObservable(f"confirmations are no list of at most {MAX_CONFIRMATIONS}")
    return tuple(_confirmation(one) for one in rows)


def _confirmation(row: object) -> SafeConfirmation:
    if not isinstance(row, Mapping):
        raise NotAnObservable("one of the confirmations is no JSON object")
    signature, submitted = row.get("signature"), row.get("submissionDate")
    owner = row.get("owner")
    return SafeConfirmation(
        owner="" if owner is None else _account(owner, "the owner of a confirmation"),
        # What is no signature is told with the others, as a fault; it must not hide them.
        signature=signature[: _LONGEST_SIGNATURE + 3] if isinstance(signature, str) else "",
        submitted=submitted[:40] if isinstance(submitted, str) else "",
    )


def _account(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise NotAnObservable(f"{what} is no address")
    if fault := account_fault("eip155:*", value):
        raise NotAnObservable(f"{what}: {fault}")
    return value.lower()


def _other_nonces(transactions: Sequence[SafeTransaction], at: int) -> str:
    others = {int(one.nonce) for one in transactions} - {int(transactions[at].nonce)}
    return ", ".join(str(nonce) for nonce in sorted(others)[:20])
