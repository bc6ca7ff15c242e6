"""The catalogue handles events, which Hypothesis generates from their types."""

import attrs
from catalogue import Catalogue, video_of
from hypothesis import given
from hypothesis import strategies as st

import vod_events
from vod_events import AnyEvent, PullComplete


@given(...)
def test_every_event_can_be_looked_at(event: AnyEvent) -> None:
    video = video_of(event)
    assert video is None or isinstance(event, PullComplete)


@given(st.from_type(PullComplete), st.text(min_size=1))
def test_an_uploaded_video_is_found_by_its_id(event: PullComplete, file_id: str) -> None:
    video = video_of(uploaded(event, file_id))
    assert video is not None
    assert video.file_id == file_id


@given(st.from_type(PullComplete), st.text(min_size=1))
def test_what_comes_again_changes_nothing(event: PullComplete, file_id: str) -> None:
    catalogue = Catalogue()
    body = vod_events.to_json(uploaded(event, file_id)).encode()
    assert [catalogue.receive(body), catalogue.receive(body)] == [200, 200]
    assert len(catalogue.videos) == 1


def uploaded(event: PullComplete, file_id: str) -> PullComplete:
    """Return the event with the outcome changed to success."""
    task = attrs.evolve(event.payload, status="FINISH", err_code=0, file_id=file_id)
    return attrs.evolve(event, payload=task)
