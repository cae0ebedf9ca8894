"""Calldata of one call read as acts: what it pays, allows, swaps or changes, and its calls."""
