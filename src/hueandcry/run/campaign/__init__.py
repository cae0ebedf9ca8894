"""Trains the lexical campaign model from what a snapshot holds."""
