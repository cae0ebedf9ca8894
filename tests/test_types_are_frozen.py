"""Every value of the product is a frozen msgspec struct."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "hueandcry"


def test_every_struct_is_frozen() -> None:
    loose = [
        f"{path.name}: {node.name}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and _is_struct(node) and not _is_frozen(node)
    ]
    assert loose == []


def _is_struct(node: ast.ClassDef) -> bool:
    return any(
        isinstance(base, ast.Name) and base.id in {"Struct", "Fact", "Row"} for base in node.bases
    )


def _is_frozen(node: ast.ClassDef) -> bool:
    return any(
        word.arg == "frozen" and isinstance(word.value, ast.Constant) and word.value.value is True
        for word in node.keywords
    )
