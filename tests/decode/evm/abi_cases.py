"""Random ABI types with values of them."""

from hypothesis import strategies as st

from hueandcry.decode.evm.abi import Value
from hueandcry.decode.evm.abi_type import AbiType, parse_type

ELEMENTARY = st.sampled_from(
    ["address", "bool", "string", "bytes", "bytes1", "bytes20", "bytes32", "uint8", "uint64",
     "uint256", "int8", "int128", "int256"]
)  # fmt: skip


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["[]", "[1]", "[3]"])).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda rows: f"({','.join(rows)})"),
    )


TYPES = st.recursive(ELEMENTARY, _wider, max_leaves=5)


def values_of(kind: AbiType) -> st.SearchStrategy[Value]:
    """Return values of a type."""
    if kind.item:
        low, high = (0, 3) if kind.size < 0 else (kind.size, kind.size)
        return st.lists(values_of(kind.item), min_size=low, max_size=high).map(tuple)
    if kind.components:
        return st.tuples(*(values_of(one.type) for one in kind.components))
    half = 2 ** max(kind.size - 1, 0)
    plain: dict[str, st.SearchStrategy[Value]] = {
        "address": st.binary(min_size=20, max_size=20).map(lambda raw: "0x" + raw.hex()),
        "bool": st.booleans(),
        "string": st.text(max_size=40),
        "bytes": st.binary(max_size=70),
        "fixed bytes": st.binary(min_size=kind.size, max_size=kind.size),
        "uint": st.integers(0, 2 * half - 1),
        "int": st.integers(-half, half - 1),
    }
    return plain[kind.kind]


@st.composite
def arguments(draw: st.DrawFn) -> tuple[list[str], tuple[Value, ...]]:
    """Return types as text, and values."""
    texts = draw(st.lists(TYPES, max_size=4))
    return texts, tuple(draw(values_of(parse_type(text))) for text in texts)
