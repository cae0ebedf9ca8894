"""Findings become a verdict here, by rules kept as data."""
