"""Hooks for signers of other libraries: everything is assessed before it is signed."""
