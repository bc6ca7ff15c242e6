"""Vocabularies of content reviews that events of several types share.

Each field that uses one of them is a plain string, so new values are valid.
"""

from enum import StrEnum


class Suggestion(StrEnum):
    """What VOD advises to do with content that was reviewed."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    """Nothing objectionable was found."""
    REVIEW = "review"
    """A person should look at it."""
    BLOCK = "block"
    """It should not be shown."""
