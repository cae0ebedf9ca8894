"""The bridges that are described: one file each."""
