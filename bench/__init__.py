"""Benchmarks: `make bench`. Every speed is measured beside a peer on the same input, same run."""
