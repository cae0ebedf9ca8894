"""Fixtures of the test chain, for tests/conftest.py to import."""

from collections.abc import Iterator

import pytest

from tests.chain.node import Node
from tests.chain.theft import Theft, run_theft


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """Start one node for the whole run; a test that changes its chain starts its own."""
    with Node() as running:
        yield running


@pytest.fixture(scope="session")
def theft(node: Node) -> Theft:
    """Play the theft once, on the shared node."""
    return run_theft(node)
