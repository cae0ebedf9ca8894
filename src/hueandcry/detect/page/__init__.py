"""Detectors of pages, asked where a link was opened. Each file is one detector."""
