"""Opens an engine by its name on the command line; only the one that is asked for is imported."""

import contextlib
from collections.abc import Iterator, Mapping

from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.store.engines.engine import Engine, Lost

NAMES = ("duckdb", "spark", "clickhouse")


def connect(name: str, place: str, settings: Mapping[str, str] | None = None) -> Engine:
    """Return an engine. Raises `BadRequest`, or `Unreachable` where nobody answers at `place`."""
    try:
        return _connected(name, place, settings)
    except Lost as error:
        raise Unreachable(f"{name} does not answer at {place} ({error})", "Is it up?") from None
    except ImportError as error:
        extra = name if name in {"clickhouse", "spark"} else "engines"
        raise BadRequest(
            f"{name} needs the package {error.name}", f"pip install 'hueandcry[{extra}]'"
        ) from None


def _connected(name: str, place: str, settings: Mapping[str, str] | None) -> Engine:
    if name == "duckdb":
        from hueandcry.store.engines.duckdb_engine import DuckDBEngine

        return DuckDBEngine(place)
    if name == "clickhouse":
        from hueandcry.store.engines.clickhouse_engine import ClickHouseEngine

        return ClickHouseEngine(place)
    if name == "spark":
        from hueandcry.store.engines.spark_engine import SparkEngine

        return SparkEngine(place, settings)
    raise BadRequest(f"{name!r} is no engine", f"Known are {', '.join(NAMES)}")


@contextlib.contextmanager
def connected(name: str, place: str, settings: Mapping[str, str] | None = None) -> Iterator[Engine]:
    """Lend an engine."""
    engine = connect(name, place, settings)
    try:
        yield engine
    finally:
        engine.close()
