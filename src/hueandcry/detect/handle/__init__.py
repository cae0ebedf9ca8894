"""Detectors of handles and display names."""
