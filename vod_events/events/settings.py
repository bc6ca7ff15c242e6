"""Vocabularies of settings that events of several types echo from the request.

Each field that uses one of them is a plain string, so new values are valid.
"""

from enum import StrEnum


class Switch(StrEnum):
    """Whether a step of processing is switched on."""

    ON = "ON"
    """The step is done."""
    OFF = "OFF"
    """The step is left out."""


class FeatureState(StrEnum):
    """Whether a feature of a generation task is enabled."""

    ENABLED = "Enabled"
    """The feature is used."""
    DISABLED = "Disabled"
    """The feature is not used."""


class StorageMode(StrEnum):
    """How long VOD keeps a file that a task has made."""

    PERMANENT = "Permanent"
    """It becomes a media file of the application, with a file id."""
    TEMPORARY = "Temporary"
    """It can be fetched from its URL until it expires, and has no file id."""


class InputFileType(StrEnum):
    """How a file was given to a task."""

    FILE = "File"
    """By the id of a media file."""
    URL = "Url"
    """By a URL."""
    BASE64 = "Base64"
    """By its content, in Base64; only some tasks take it."""
