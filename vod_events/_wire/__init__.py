"""Conversion between bodies and objects: the two engines and the modules that they use."""
