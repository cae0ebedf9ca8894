"""Whether a field is shown (ERC-7730, `visible`)."""

from collections.abc import Iterable

from hueandcry.decode.clear.descriptor import listed, mapping
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.node import Node
from hueandcry.decode.clear.plain import raw_text
from hueandcry.decode.clear.view import same


def is_shown(rule: object, node: Node) -> bool:
    """Say whether a value is shown. Raises `Unclear` for one that must be another.

    The text calls the rules `ifNotIn` and `mustMatch`, the schema `ifNotIn` and `mustBe`.
    """
    if isinstance(rule, str):
        return rule != "never"
    rules = mapping(rule)
    must = [*listed(rules.get("mustBe")), *listed(rules.get("mustMatch"))]
    if must:
        if not _among(node, must):
            allowed = ", ".join(str(one)[:40] for one in must[:5])
            raise Unclear(f"is {raw_text(node)[:80]}, and must be {allowed}")
        return False
    hidden = [*listed(rules.get("ifNotIn")), *listed(rules.get("notIn"))]
    return not _among(node, hidden)


def _among(node: Node, values: Iterable[object]) -> bool:
    return any(same(node.value, value) for value in values)
