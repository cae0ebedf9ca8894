"""GraphML that a strict XML parser reads, and that says what the flow says."""

from collections import defaultdict
from xml.parsers.expat import ParserCreate

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.serve.render.graphml import graphml
from tests.crossed_flows import COIN, CUSTODIAN, SHOP, crossed_theft
from tests.flows import HOSTILE, Sketch, hostile_flow, label, small_theft


class Reader:
    """Reads with expat, which stops at the first thing that is no XML."""

    def __init__(self, flow: Flow) -> None:
        self.nodes: dict[str, dict[str, str]] = {}
        self.edges: list[tuple[str, str, dict[str, str]]] = []
        self.elements: set[str] = set()
        self._data: dict[str, str] = {}
        self._key = ""
        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse("".join(graphml(flow)).encode(), True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements.add(name)
        if name in {"node", "edge"}:
            self._data = defaultdict(str)
        if name == "node":
            self.nodes[attributes["id"]] = self._data
        elif name == "edge":
            self.edges.append((attributes["source"], attributes["target"], self._data))
        elif name == "data":
            self._key = attributes["key"].split("_", 1)[1]

    def _end(self, name: str) -> None:
        self._key = ""

    def _text(self, text: str) -> None:
        if self._key:
            self._data[self._key] += text


def test_accounts_are_nodes_and_steps_are_edges() -> None:
    graph = Reader(small_theft())
    names = {node: data["label"] for node, data in graph.nodes.items()}
    assert [(names[source], names[target]) for source, target, _ in graph.edges] == [
        ("0xThief", "0xMiddle"), ("0xMiddle", "0xExchange"), ("0xMiddle", "0xLate"),
        ("0xThief", "0xMixer"), ("0xThief", "0xShop"),
    ]  # fmt: skip
    data = graph.edges[1][2]
    assert (data["amount"], data["amount_grains"]) == ("50", "50000000000000000000")
    assert (data["time"], data["asset"], data["step"]) == ("2023-11-17T12:00:00Z", "native", "e2")
    assert float(data["weight"]) == 50 / 136


def test_roles_and_labels() -> None:
    nodes = {data["label"]: data for data in Reader(small_theft()).nodes.values()}
    assert nodes["0xThief"]["role"].split()[0] == "asked"
    assert (nodes["0xExchange"]["role"], nodes["0xExchange"]["entity"]) == ("service", "Kraken")
    assert "Coinbase (exchange, other, 2026-01-02, 0.60)" in nodes["0xExchange"]["labels"]
    assert nodes["0xMixer"]["role"] == "mixer"


def test_hostile_text_stays_text() -> None:
    graph = Reader(hostile_flow())
    assert graph.elements == {"graphml", "key", "graph", "node", "edge", "data"}
    names = {data["label"] for data in graph.nodes.values()}
    assert HOSTILE[0] in names
    assert all(text.isprintable() for data in graph.nodes.values() for text in data.values())


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_well_formed(text: str) -> None:
    sketch = Sketch()
    one, two = sketch.line(text), sketch.line("end")
    seed = sketch.seed(one, 10, text)
    sketch.move(seed, one, two, (0, 10), tx=text)
    sketch.rest(seed, two, (0, 10), "service", (label(text),))
    assert len(Reader(sketch.flow()).edges) == 1


def test_a_crossing_has_both_sides_and_a_lead_its_chance() -> None:
    graph = Reader(crossed_theft())
    edges = {data["step"]: data for _, _, data in graph.edges}
    swap, bridge, lead = edges["e1"], edges["e3"], edges["e9"]
    assert (swap["method"], swap["share"], swap["confidence"]) == ("swap", "0.75", "0.95")
    assert (swap["asset_out"], swap["amount_out"]) == ("native", "60")
    assert (swap["asset"], swap["amount"], float(swap["weight"])) == (COIN, "90000", 0.45)
    assert bridge["tx"] != bridge["tx_in"]
    assert (lead["chance"], float(lead["weight"])) == ("0.6", 0.12)
    roles = {data["label"]: data["role"] for data in graph.nodes.values()}
    assert (roles[SHOP], roles[CUSTODIAN]) == ("lead:service", "service")
