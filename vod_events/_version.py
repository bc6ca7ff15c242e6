"""The version of the library, and the only place of it."""

__version__ = "0.1.0"
