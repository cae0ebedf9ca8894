"""Ledgers: histories people bring or pull, and the lines laid over them."""
