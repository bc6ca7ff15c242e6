"""The catalogue accepts every callback that VOD can send."""

import json
from typing import Any

import pytest
from catalogue import Catalogue
from hypothesis import given

from vod_events import samples, strategies


def test_a_pulled_video_is_in_the_catalogue() -> None:
    catalogue = Catalogue()
    assert catalogue.receive(samples.load("pull_complete_rich")) == 200
    (video,) = catalogue.videos
    assert video.title == "Concert, second half"
    assert video.seconds is not None


@pytest.mark.parametrize("name", ["pull_complete_failed", "unknown_type"])
def test_other_events_change_nothing(name: str) -> None:
    catalogue = Catalogue()
    assert catalogue.receive(samples.load(name)) == 200
    assert catalogue.videos == []


@given(strategies.callback_bodies())
def test_every_callback_is_taken(body: dict[str, Any]) -> None:
    catalogue = Catalogue()
    assert catalogue.receive(json.dumps(body).encode()) == 200
    assert all(isinstance(video.title, str) for video in catalogue.videos)


@given(strategies.malformed_bodies())
def test_what_is_no_event_is_refused(body: Any) -> None:
    assert Catalogue().receive(json.dumps(body).encode()) == 400
