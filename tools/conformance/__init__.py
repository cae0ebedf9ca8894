"""Makes the conformance vectors: requests by hand, hashes by other people's code."""
