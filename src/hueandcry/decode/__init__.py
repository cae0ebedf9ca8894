"""Bytes and text become meaning here, purely: no world, no clock, no chance."""
