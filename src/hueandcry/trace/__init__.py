"""Follows money: pure; what it asks of a ledger stands in `model.lines`."""
