"""Detectors of links and host names."""
