"""Crossings: money that leaves one line and comes back on another, found apart from the lines."""
