"""Lines that live where a firm already keeps the chain: DuckDB, Spark, ClickHouse."""
