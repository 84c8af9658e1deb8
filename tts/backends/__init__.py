"""Voices behind one door: the `Backend` protocol and the registry of the backends at hand."""
