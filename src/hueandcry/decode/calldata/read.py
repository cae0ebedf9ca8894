"""The door: reads the calldata of one call, and of all calls within it, as acts."""

from typing import Final

from msgspec.structs import replace

from hueandcry.decode.calldata.arguments import arguments_of
from hueandcry.decode.calldata.choose import SELECTOR, Choice, choose
from hueandcry.decode.calldata.frame import Abis, CallFrame, Malformed, Reader, Values
from hueandcry.decode.calldata.swaps import settled
from hueandcry.decode.calldata.unmeant import named, unmeant
from hueandcry.decode.calldata.views import harmless
from hueandcry.decode.safe.libraries import call_only_library
from hueandcry.model.act import AnyAct, Call, Creation, Delegatecall, Payment, Swap

# The deepest real nesting (user operation, account, Safe, MultiSend, router) is about 8.
MAX_DEPTH: Final = 16
# The largest real batches (airdrops, distributions) hold a few hundred calls.
MAX_CALLS: Final = 1_000
# A batch of 1,000 calls with several acts each; more is a bomb of shared bytes.
MAX_ACTS: Final = 8_000
# Bytes read at all levels together: 32 times the largest transaction nodes pass on (128 KiB).
MAX_BYTES: Final = 1 << 22


def read_call(frame: CallFrame, abis: Abis) -> list[AnyAct]:
    """Return the acts of a call: itself, what it means, and then the same of each call within it.

    A frame with an `account` is a delegatecall, one without a target a creation. Never raises: what
    cannot be read is a `Call` that was read by "nothing", or whose `fault` says what is wrong.
    """
    reading = _Reading(abis)
    reading.read(frame, 0)
    return settled(reading.acts, reading.routers)


class _Reading:
    """One reading. What it may cost is counted over all calls, however they are nested."""

    def __init__(self, abis: Abis) -> None:
        self.abis = abis
        self.acts: list[AnyAct] = []
        # Which contract makes the swap at a position of `acts`.
        self.routers: dict[int, str] = {}
        self.calls = 0
        self.bytes = 0
        self.stopped = False

    def read(self, frame: CallFrame, depth: int) -> None:
        """Add the acts of a call and of those within it."""
        self.calls += 1
        self.bytes += len(frame.data)
        limit = self._limit(depth)
        if limit:
            self.acts.append(_call(frame, None, limit))
            return
        if not frame.target:
            amount = str(frame.amount)
            self.acts.append(Creation(frame.place, frame.sender, amount, len(frame.data)))
            return
        choice = choose(frame, self.abis) if len(frame.data) >= SELECTOR else None
        own = len(self.acts)
        self._open(frame, choice)
        if choice and choice.values is not None:
            self._amend(own, *self._meaning(frame, choice, choice.values, depth))

    def _limit(self, depth: int) -> str:
        """Return why this call is not read; beyond one of the counts nothing more is."""
        if depth > MAX_DEPTH:
            return f"nested deeper than {MAX_DEPTH}"
        if self.calls > MAX_CALLS:
            self.stopped = True
            return f"past {MAX_CALLS:,} calls: this one and those after it are not read"
        if self.bytes > MAX_BYTES:
            self.stopped = True
            return f"past {MAX_BYTES >> 20} MiB: this call and those after it are not read"
        return ""

    def _open(self, frame: CallFrame, choice: Choice | None) -> None:
        """Add the call, and what it is whatever its data say."""
        fault = ""
        if choice is None and 0 < len(frame.data) < SELECTOR:
            fault = f"{len(frame.data)} bytes are too short for a function's selector"
        self.acts.append(_call(frame, choice, fault))
        if frame.account:
            selector = "0x" + frame.data[:SELECTOR].hex()
            library = call_only_library(frame.target, selector)
            self.acts.append(
                Delegatecall(frame.place, frame.account, frame.target, selector, library)
            )
        elif frame.amount:
            self.acts.append(Payment(
                frame.place, frame.coin(), frame.sender, frame.target, str(frame.amount), "value"
            ))  # fmt: skip

    def _meaning(
        self, frame: CallFrame, choice: Choice, values: Values, depth: int
    ) -> tuple[str, bool]:
        """Add what the function does, and the calls within it.

        Returns what is wrong with it, and whether there are calls within it.
        """
        before, nested, fault = len(self.acts), False, ""
        reader = _reader(frame, choice)
        try:
            nested = self._told(reader, frame, values, depth) if reader else False
        except Malformed as error:
            fault = str(error)
            nested = any(isinstance(act, Call) for act in self.acts[before:])
        if len(self.acts) == before and not fault and reader is not harmless:
            nested = self._unmeant(frame, choice, values, depth)
        if len(self.acts) >= MAX_ACTS:
            fault = f"past {MAX_ACTS:,} acts: those after them are not read"
        return fault, nested

    def _told(self, reader: Reader, frame: CallFrame, values: Values, depth: int) -> bool:
        """Add what a reader tells; return whether it tells of calls. Raises `Malformed`."""
        nested = False
        for found in reader(frame, values, self.abis):
            if self.stopped:
                break
            if isinstance(found, CallFrame):
                nested = True
                self.read(found, depth + 1)
            else:
                self._add(found, frame.this)
        return nested

    def _unmeant(self, frame: CallFrame, choice: Choice, values: Values, depth: int) -> bool:
        """Add a function nobody reads: whom it names, and the calls it unmistakably holds."""
        if frame.account and choice.known:
            # A name means nothing there; what runs is told by the delegatecall.
            return False
        found = unmeant(frame, choice.function, values)
        told = choice.known is None and not found.calls
        if not frame.account and (found.accounts or found.opaque or told):
            self._add(named(frame, choice.signature, found), frame.this)
        for call in found.calls:
            if self.stopped:
                break
            self.read(call, depth + 1)
        return bool(found.calls)

    def _add(self, act: AnyAct, router: str) -> None:
        if isinstance(act, Swap):
            self.routers[len(self.acts)] = router
        self.acts.append(act)
        self.stopped = len(self.acts) >= MAX_ACTS

    def _amend(self, own: int, fault: str, nested: bool) -> None:
        call = self.acts[own]
        if isinstance(call, Call) and (fault or nested):
            joined = "; ".join(filter(None, (call.fault, fault)))
            self.acts[own] = replace(call, fault=joined, nested=nested)


def _reader(frame: CallFrame, choice: Choice) -> Reader | None:
    """Return who reads the function; in a delegatecall only what means the same there."""
    known = choice.known
    if known is None or (frame.account and not known.in_delegatecall):
        return None
    return known.reader


def _call(frame: CallFrame, choice: Choice | None, fault: str) -> Call:
    """Return the act of the call itself."""
    selector = "0x" + frame.data[:SELECTOR].hex() if len(frame.data) >= SELECTOR else ""
    faults = "; ".join(filter(None, (frame.fault, fault, choice.fault if choice else "")))
    arguments = () if choice is None else arguments_of(choice.function.inputs, choice.values or ())
    if choice and choice.suffix:
        arguments = (*arguments, choice.suffix)
    return Call(
        frame.place, frame.chain, frame.sender, frame.target, str(frame.amount), selector,
        choice.signature if choice else "", arguments, len(frame.data),
        choice.read if choice else "nothing", fault=faults,
    )  # fmt: skip
