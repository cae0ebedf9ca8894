"""Detectors of addresses: what is said of an account, and whom it imitates."""
