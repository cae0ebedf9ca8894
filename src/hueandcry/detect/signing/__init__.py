"""Detectors of signing requests: what a signature or transaction would let happen."""
