"""One display in the making: what a descriptor's paths and parameters mean for the data at hand."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from hueandcry.decode.clear.descriptor import Descriptor, Object, constant, listed, mapping
from hueandcry.decode.clear.fault import TooMuch, Unclear
from hueandcry.decode.clear.names import Container, Names
from hueandcry.decode.clear.node import Leaf, Node
from hueandcry.decode.clear.path import read_path
from hueandcry.decode.clear.picking import Picked, pick
from hueandcry.model.signing import ClearText

# Shows a call inside the call: None where no descriptor fits.
ReadInner = Callable[[Container, bytes], ClearText | None]
# Lines and looks at the data. The registry's longest test case takes 60, an airdrop to 500 accounts
# 2,000; a display of thousands of lines hides what matters.
MAX_STEPS: Final = 4_000
_MAX_FAULTS: Final = 20


class Budget:
    """Work that one request may take, calls inside calls together."""

    def __init__(self) -> None:
        """Begin with all of it."""
        self._left = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Count work. Raises `TooMuch`."""
        self._left -= steps
        if self._left < 0:
            raise TooMuch


class Inner(NamedTuple):
    """How calls inside are read, and what is left to spend."""

    budget: Budget
    read: ReadInner | None = None


class View:
    """What is needed to show one call or message, and what went wrong so far."""

    def __init__(
        self,
        descriptor: Descriptor,
        root: Node,
        container: Container,
        names: Names,
        inner: "Inner",
    ) -> None:
        """Begin without faults."""
        self.descriptor, self.container, self.names = descriptor, container, names
        self.inner = inner
        self.root = Picked((), root)
        self.faults: list[str] = []
        # Paths of version 1's `excluded`, and values by path.
        self.excluded = frozenset(
            absolute("", one) for one in listed(descriptor.format.get("excluded"))
        )
        self.shown: dict[str, list[str]] = {}

    def spend(self, steps: int = 1) -> None:
        """Count work. Raises `TooMuch`."""
        self.inner.budget.spend(steps)

    def fault(self, text: str) -> None:
        """Note what is wrong; one is said once, and only the first 20."""
        if text not in self.faults and len(self.faults) < _MAX_FAULTS:
            self.faults.append(text)

    def nodes(self, path: str, scope: Picked, beside: tuple[int, ...] = ()) -> Sequence[Picked]:
        """Return what a path picks; relative ones start from `scope`. Raises `Unclear`."""
        parsed = read_path(path)
        if parsed.root == "$":
            return [Picked((), leaf_of(constant(self.descriptor.document, path)))]
        if parsed.root == "@":
            return [Picked((), self._around(str(parsed.steps[0])))]
        start = scope if parsed.root == "" else self.root
        found = pick(start, parsed.steps, path, beside)
        self.spend(len(found))
        return found

    def constant(self, value: object, scope: Picked, beside: tuple[int, ...]) -> object:
        """Return a parameter's value: as it stands, of the descriptor, or by a map of it."""
        if isinstance(value, str) and value.startswith("$."):
            return constant(self.descriptor.document, value)
        if "map" not in mapping(value):
            return value
        reference = mapping(value)
        key = self.one(str(reference.get("keyPath", "")), scope, beside)
        table = mapping(constant(self.descriptor.document, str(reference["map"])))
        values = mapping(table.get("values"))
        for name, found in values.items():
            if same(key.value, name):
                return found
        raise Unclear(f"the descriptor's map has nothing for {str(key.value)[:60]}")

    def one(self, path: str, scope: Picked, beside: tuple[int, ...] = ()) -> Node:
        """Return the one node a path picks. Raises `Unclear` where it picks several, or none."""
        found = self.nodes(path, scope, beside)
        if len(found) != 1:
            raise Unclear(f"{path[:60]!r} is {len(found)} values where one is needed")
        return found[0].node

    def _around(self, name: str) -> Node:
        container = self.container
        if name == "value":
            return Leaf("uint256", container.amount)
        if name == "chainId" and container.chain.startswith("eip155:"):
            return Leaf("uint256", int(container.chain.removeprefix("eip155:")))
        address = {"from": container.sender, "to": container.target}.get(name)
        if not address:
            raise Unclear(f"'@.{name[:40]}' is not known")
        return Leaf("address", address)


class Parameters:
    """The parameters of one field, for one of its values."""

    def __init__(self, view: View, given: Object, scope: Picked, beside: tuple[int, ...]) -> None:
        """Keep them; `beside` are the indices of the value."""
        self._view, self._given = view, given
        self._scope, self._beside = scope, beside

    def get(self, name: str) -> object:
        """Return a constant parameter, None where it is not given. Raises `Unclear`."""
        found = self._given.get(name)
        return None if found is None else self._view.constant(found, self._scope, self._beside)

    @property
    def reference(self) -> object:
        """Return what `$ref` refers to, unresolved."""
        return self._given.get("$ref")

    @property
    def place(self) -> tuple[Picked, tuple[int, ...]]:
        """Return where relative paths start, and the indices of the value."""
        return self._scope, self._beside

    def all(self, name: str) -> list[object]:
        """Return a parameter that may be one or a list."""
        found = self._given.get(name)
        many = found if isinstance(found, list) else [] if found is None else [found]
        return [self._view.constant(one, self._scope, self._beside) for one in many]

    def node(self, name: str) -> Node | None:
        """Return a parameter given as `name` or by `namePath`, None where neither is."""
        path = self._given.get(f"{name}Path")
        if isinstance(path, str):
            return self._view.one(path, self._scope, self._beside)
        found = self.get(name)
        return None if found is None else leaf_of(found)


def absolute(prefix: str, path: object) -> str:
    """Return a path from the root, without `#.`; `prefix` is where relative ones start."""
    written = path if isinstance(path, str) else ""
    if written.startswith("#."):
        return written[2:]
    if not written or not prefix or written[0] in "@$":
        return written or prefix
    return f"{prefix}.{written}"


def leaf_of(value: object) -> Node:
    """Return a constant of the descriptor as a node."""
    if isinstance(value, bool):
        return Leaf("bool", value)
    if isinstance(value, int):
        return Leaf("uint256", value)
    if isinstance(value, str):
        address = len(value) == 42 and value[:2] == "0x" and value[2:].isalnum()
        return Leaf("address", value.lower()) if address and _is_hex(value) else Leaf(
            "string", value
        )  # fmt: skip
    raise Unclear(f"a {type(value).__name__} of the descriptor stands where a value should")


def _is_hex(value: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in value[2:])


def same(value: object, written: object) -> bool:
    """Say whether a value is the one a descriptor writes, as number, hex, text or truth value."""
    if isinstance(value, bytes):
        value = int.from_bytes(value, "big") if not _hexlike(written) else "0x" + value.hex()
    if isinstance(value, bool) or isinstance(written, bool):
        return str(value).lower() == str(written).lower()
    if isinstance(value, int) and _hexlike(written):
        return value == int(str(written), 16)
    return str(value).lower() == str(written).lower()


def _hexlike(written: object) -> bool:
    found = isinstance(written, str) and written[:2] == "0x" and 2 < len(written) <= 66
    return found and _is_hex(str(written))
