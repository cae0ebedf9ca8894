"""Readings of a flow: how the money was laundered, one detector a file, all pure."""
