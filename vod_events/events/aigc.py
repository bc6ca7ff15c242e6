"""Vocabularies of generation tasks (AIGC) that events of several types share.

Each field that uses one of them is a plain string, so new values are valid.
"""

from enum import StrEnum


class GenerationMode(StrEnum):
    """The requested quality of generation."""

    STANDARD = "Standard"
    """Standard: faster and cheaper."""
    PROFESSIONAL = "Professional"
    """Professional: of higher quality."""


class PersonGeneration(StrEnum):
    """Whether people may be generated."""

    ALLOW_ADULT = "AllowAdult"
    """Adults can be generated."""
    DISALLOWED = "Disallowed"
    """No people can be generated."""
