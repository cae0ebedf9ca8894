"""Detectors: pure functions from facts to hits, one file each, in a folder per kind."""
