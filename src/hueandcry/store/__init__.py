"""Keeps snapshots, records and choices on disk."""
