"""Times: what is read, what is refused, what is written."""

import json
import string
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest
from engines import each_engine
from hypothesis import given
from hypothesis import strategies as st
from oracle import documented_time

from vod_events import (
    DecodeError,
    InvalidEventError,
    JsonObject,
    PullComplete,
    make_converter,
    parse_callback,
    to_dict,
)
from vod_events._values import MismatchError
from vod_events._wire.engine import Engine
from vod_events._wire.times import MARKS, NOT_SET, RFC_3339, USUAL_MARKS, read_time, write_time
from vod_events.events.media import MediaBasicInfo
from vod_events.strategies._bodies import times

ACCEPTED = {
    "2019-01-09T16:36:22Z": "2019-01-09T16:36:22Z",
    "2022-10-12T07:01:07.695Z": "2022-10-12T07:01:07.695Z",
    "9999-12-31T23:59:59Z": "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z": "0001-01-01T00:00:00Z",
    "2020-02-29T00:00:00Z": "2020-02-29T00:00:00Z",
    "2019-01-09T16:36:22.1Z": "2019-01-09T16:36:22.100Z",
    "2019-01-09T16:36:22.12Z": "2019-01-09T16:36:22.120Z",
    "2019-01-09T16:36:22.1234Z": "2019-01-09T16:36:22.123400Z",
    "2019-01-09T16:36:22.123456Z": "2019-01-09T16:36:22.123456Z",
    "2019-01-09T16:36:22.000Z": "2019-01-09T16:36:22Z",
    "2019-01-09T16:36:22.000000Z": "2019-01-09T16:36:22Z",
    "2019-01-09T16:36:22+00:00": "2019-01-09T16:36:22Z",
    "2019-01-09T16:36:22-00:00": "2019-01-09T16:36:22Z",
    "2019-01-09T16:36:22+08:00": "2019-01-09T16:36:22+08:00",
    "2019-01-09T16:36:22-05:30": "2019-01-09T16:36:22-05:30",
    "2019-01-09T16:36:22.5+23:59": "2019-01-09T16:36:22.500+23:59",
}

REFUSED = [
    " ",
    "now",
    "2019-01-09",
    "2019-01-09T16:36:22",
    "2019-01-09 16:36:22Z",
    "2019-01-09t16:36:22Z",
    "2019-01-09T16:36:22z",
    "2019-01-09T16:36:22Z ",
    "2019-01-09T16:36:22Z\n",
    "\n2019-01-09T16:36:22Z",
    "2019-01-09T16:36Z",
    "2019-01-09T16Z",
    "20190109T163622Z",
    "2019-W02-3T16:36:22Z",
    "2019-009T16:36:22Z",
    "2019-01-09T16:36:22.Z",
    "2019-01-09T16:36:22,5Z",
    "2019-01-09T16:36:22.1234567Z",
    "2019-01-09T16:36:60Z",
    "2019-01-09T24:00:00Z",
    "2019-01-09T25:00:00Z",
    "2019-01-09T16:60:00Z",
    "2019-02-29T00:00:00Z",
    "2019-00-09T00:00:00Z",
    "2019-13-09T00:00:00Z",
    "2019-01-32T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "0000-00-00T00:00:00.000Z",
    "0000-00-00T00:00:00+00:00",
    "0000-00-00",
    "10000-01-01T00:00:00Z",
    "2019-01-09T16:36:22+0800",
    "2019-01-09T16:36:22+08",
    "2019-01-09T16:36:22+24:00",
    "2019-01-09T16:36:22+08:60",
    "2019-01-09T16:36:22+08:00:00",
    "2019-01-09T16:36:22 +08:00",
    "2019-01-09T16:36:22\N{MINUS SIGN}08:00",
    "\N{ARABIC-INDIC DIGIT TWO}019-01-09T16:36:22Z",
    "2019-01-09T16:36:2\N{FULLWIDTH DIGIT TWO}Z",
    "1547051782",
    "2019-01-09T16:36:22Z\0",
    "2019-01-09T16:36:22Z\0X",
    "2019-01-09T16:36:22Z\0Z",
    "2019-01-09T16:36:22.5Z\0Z",
    "2019-01-09T16:36:22+08:00\0Z",
    "2019-01-09T16:3Z\0:22Z",
    "2019-01-09T16:36:\x002Z",
    "\x002019-01-09T16:36:22Z",
    "2019-01-09-16TZ\x00:36:22Z",
    "2017-01-09T16:Z\x00::2Z",
    "2019-01-09T16:36:22ZZ",
    "2019-W02T16:36:22Z",
    "2019W023T16:36:22Z",
    "2019W02T16:36:22Z",
    "20190109T16:36:22Z",
    "2019-01-09T1636:22Z",
    "2019-01-09\ud80016:36:22Z",
]


def expected_time(text: str) -> datetime | None:
    """Read a time character by character, as RFC 3339 lays it out."""
    shape = "".join("9" if character in string.digits else character for character in text)
    zone = "Z" if shape.endswith("Z") else shape[-6:]
    seconds, _, fraction = shape.removesuffix(zone).partition(".")
    fractions = ["", *("9" * count for count in range(1, 7))]
    if (
        seconds != "9999-99-99T99:99:99"
        or fraction not in fractions
        or shape != seconds + ("." + fraction if fraction else "") + zone
        or zone not in ("Z", "+99:99", "-99:99")
    ):
        return None
    offset = timedelta()
    if zone != "Z":
        hours, minutes = int(text[-5:-3]), int(text[-2:])
        if hours > 23 or minutes > 59:
            return None
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    micros = text[20 : 20 + len(fraction)].ljust(6, "0") if fraction else "0"
    numbers = [text[0:4], text[5:7], text[8:10], text[11:13], text[14:16], text[17:19], micros]
    year, month, day, hour, minute, second, microsecond = map(int, numbers)
    try:
        return datetime(
            year, month, day, hour, minute, second, microsecond, tzinfo=timezone(offset)
        )
    except ValueError:
        return None


def read_or_none(text: str) -> datetime | None:
    try:
        return read_time(text)
    except MismatchError:
        return None


@pytest.mark.parametrize(("text", "written"), ACCEPTED.items())
def test_a_time_is_written_in_the_documented_form(text: str, written: str) -> None:
    info = make_converter().structure({"CreateTime": text}, MediaBasicInfo)
    assert info.create_time == expected_time(text)
    assert info.create_time is not None
    assert info.create_time.tzinfo is not None
    assert to_dict(info) == {"CreateTime": written}
    assert documented_time(text) == written


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_a_problem(text: str) -> None:
    with pytest.raises(MismatchError):
        read_time(text)
    assert expected_time(text) is None


@pytest.mark.parametrize("value", [0, 1547051782, 1.5, True, None, [], {}, b"2019-01-09T16:36:22Z"])
def test_a_time_is_a_string(value: object) -> None:
    with pytest.raises(MismatchError):
        read_time(value)


@pytest.mark.parametrize("text", sorted(NOT_SET))
def test_a_time_that_is_not_set_is_none_and_kept(text: str) -> None:
    body = {"ExpireTime": text, "Name": "a"}
    info = make_converter().structure(body, MediaBasicInfo)
    assert info.expire_time is None
    assert info.unknown_fields == {"ExpireTime": text}
    assert to_dict(info) == body
    assert not info.never_expires


def test_never_is_a_time_that_says_so() -> None:
    info = make_converter().structure({"ExpireTime": "9999-12-31T23:59:59Z"}, MediaBasicInfo)
    assert info.never_expires
    assert info.expire_time == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert not MediaBasicInfo().never_expires
    assert not MediaBasicInfo(expire_time=datetime(2019, 1, 9, tzinfo=UTC)).never_expires


offsets = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)


@given(time=st.datetimes(timezones=st.just(UTC) | offsets))
def test_a_time_written_is_read_as_it_was(time: datetime) -> None:
    again = read_time(write_time(time))
    assert again == time
    assert again is not None
    assert again.utcoffset() == time.utcoffset()
    assert expected_time(write_time(time)) == time


odd_characters = st.sampled_from("0123456789TZtz+:-., W\n\0\ud800\N{FULLWIDTH DIGIT TWO}")


@st.composite
def edited_times(draw: st.DrawFn) -> str:
    """Times with a character or two put in the place of others."""
    text = draw(times | st.sampled_from(sorted(ACCEPTED)))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 2)))
    return text[:start] + draw(st.text(odd_characters, max_size=2)) + text[end:]


@st.composite
def marked_text(draw: st.DrawFn) -> str:
    """Text with the marks of a usual time in their places, from its beginning or from its end."""
    base = draw(st.sampled_from(["2019-01-09T16:36:22Z", "2019-01-09T24:00:00Z", *REFUSED]))
    text = list(base[:22].ljust(draw(st.integers(16, 23)), "0"))
    places = draw(st.sampled_from([range(4, len(text), 3), range(len(text) - 16, len(text), 3)]))
    for place, mark in zip(places, "--T::Z", strict=False):
        text[place] = mark
    for place in draw(st.sets(st.integers(0, len(text) - 1), max_size=2)):
        text[place] = draw(odd_characters)
    return "".join(text)


@given(text=times | edited_times() | marked_text())
def test_exactly_the_times_of_the_rfc_are_read(text: str) -> None:
    assert read_or_none(text) == expected_time(text)


def reads(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@given(text=times | edited_times() | marked_text())
def test_what_has_the_usual_marks_is_as_the_pattern_says_or_unreadable(text: str) -> None:
    """The quick test needs that of this version of Python."""
    if text[MARKS] == USUAL_MARKS and "\0" not in text:
        assert bool(RFC_3339.fullmatch(text)) or not reads(text)


def test_no_character_more_or_other_passes_for_a_time() -> None:
    """Whatever two characters at most are put in the place of two at most of a usual time."""
    usual = "2019-01-09T16:36:22Z"
    odd = "\0 09-:+.TWZ\N{ARABIC-INDIC DIGIT TWO}"
    for start in range(len(usual) + 1):
        for end in range(start, min(start + 2, len(usual)) + 1):
            for put in ("", *odd, *map("".join, product(odd, repeat=2))):
                text = usual[:start] + put + usual[end:]
                assert read_or_none(text) == expected_time(text), ascii(text)


@each_engine
@pytest.mark.parametrize("text", [*ACCEPTED, *REFUSED])
def test_a_time_is_read_the_same_on_either_engine(engine: Engine, text: str) -> None:
    def body(text: str) -> str:
        info = {"CreateTime": text}
        task = {"MediaBasicInfo": info}
        return json.dumps({"EventType": "PullComplete", "PullCompleteEvent": task})

    engine.event(body("2019-01-09T16:36:22Z"))  # so that there is a mirror
    if text in REFUSED:
        with pytest.raises((InvalidEventError, DecodeError)):
            engine.event(body(text))
        return
    event = engine.event(body(text))
    assert isinstance(event, PullComplete)
    assert event.payload.media_basic_info == MediaBasicInfo(create_time=expected_time(text))


@pytest.mark.parametrize(
    "time",
    [
        datetime(2019, 1, 9),  # noqa: DTZ001 - that is what is wrong with it
        datetime(2019, 1, 9, tzinfo=timezone(timedelta(hours=8, seconds=1))),
    ],
)
def test_a_time_that_cannot_be_written_says_so(time: datetime) -> None:
    with pytest.raises(ValueError, match="offset"):
        to_dict(MediaBasicInfo(create_time=time))


@pytest.mark.parametrize("text", ["2019-01-09", "2019-02-30T00:00:00Z"])
def test_the_problem_names_the_form(text: str) -> None:
    body = {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MediaBasicInfo": {"UpdateTime": text}},
    }
    with pytest.raises(
        InvalidEventError, match="expected RFC 3339 date-time, got string"
    ) as caught:
        parse_callback(body)
    (problem,) = caught.value.problems
    assert problem.path == "$.PullCompleteEvent.MediaBasicInfo.UpdateTime"


@each_engine
@pytest.mark.parametrize("text", sorted(NOT_SET))
def test_a_time_that_is_not_set_is_kept_on_either_engine(engine: Engine, text: str) -> None:
    info = {"ExpireTime": text}
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"MediaBasicInfo": info}}
    event = engine.event(json.dumps(body))
    assert isinstance(event, PullComplete)
    read = event.payload.media_basic_info
    assert read == MediaBasicInfo(unknown_fields=JsonObject(info))
    assert to_dict(event) == body
