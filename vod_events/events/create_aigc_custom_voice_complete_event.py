"""CreateAigcCustomVoiceCompleteEvent: a custom voice has been made, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class CreateAigcCustomVoiceInput(Model):
    """What a task that makes a custom voice was given.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcCustomVoiceInput
    """

    voice_name: str | None = None
    """Name of the voice."""

    voice_url: str | None = None
    """URL of a file with a sample of the voice."""

    video_id: str | None = None
    """Id of an earlier work whose sound is the sample; VOD does not document what kind of id."""


@final
@frozen(kw_only=True, repr=False)
class CustomVoiceInfo(Model):
    """A custom voice that was made.

    See https://cloud.tencent.com/document/api/266/31773#CustomVoiceInfo
    """

    voice_id: str | None = None
    """Id of the voice."""

    voice_info: str | None = None
    """Details of the voice; VOD does not document their form."""


@final
@frozen(kw_only=True, repr=False)
class CreateAigcCustomVoiceOutput(Model):
    """The custom voices that a task has made.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcCustomVoiceOutput
    """

    info_list: tuple[CustomVoiceInfo, ...] | None = None
    """The voices."""


@final
@frozen(kw_only=True, repr=False)
class CreateAigcCustomVoiceTask(Model):
    """A task that makes a custom voice from a sample.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcCustomVoiceTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Error code as a number, not 0 for a bad source. For 0, VOD refers to the codes of single
    tasks, but documents none here: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; VOD does not list the others."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: CreateAigcCustomVoiceInput | None = None
    """What the task was given."""

    output: CreateAigcCustomVoiceOutput | None = None
    """The custom voices that the task has made."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == TaskStatus.FINISH and no_error


@final
@frozen(kw_only=True, repr=False)
class CreateAigcCustomVoiceCompleteEvent(DocumentedEvent):
    """A voice that CreateAigcCustomVoice asked for has been made, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["CreateAigcCustomVoiceCompleteEvent"] = field(
        default="CreateAigcCustomVoiceCompleteEvent", init=False
    )
    """Always ``CreateAigcCustomVoiceCompleteEvent``."""

    payload: CreateAigcCustomVoiceTask
    """The task that made it."""
