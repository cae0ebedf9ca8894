"""A real Ethereum node, and an inert scripted theft of test funds on it."""
