"""Vocabularies of generation tasks (AIGC) that events of several types share.

Each field that draws on one of them is a plain string: a new value is a value like any other.
"""

from enum import StrEnum


class GenerationMode(StrEnum):
    """Which quality of generation was asked for."""

    STANDARD = "Standard"
    """Standard: faster and cheaper."""
    PROFESSIONAL = "Professional"
    """Professional: of higher quality."""


class PersonGeneration(StrEnum):
    """Whether people may be generated."""

    ALLOW_ADULT = "AllowAdult"
    """Adults may be."""
    DISALLOWED = "Disallowed"
    """Nobody may be."""
