"""Bridges described by tables, and the reading of their logs into canonical records."""
