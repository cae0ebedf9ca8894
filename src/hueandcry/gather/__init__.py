"""Brings facts in. What is not there becomes a gap with its reason."""
