"""Errors: one family, with all that is known, and a message for a log line."""

import copy
import pickle
from typing import Any, get_args

import attrs
import cattrs
import pytest
from engines import each_engine
from hypothesis import given
from hypothesis import strategies as st

from vod_events import (
    ApiError,
    DecodeError,
    InvalidEventError,
    MalformedEvent,
    NoAnswerError,
    Problem,
    PullComplete,
    SignatureError,
    VodEventsError,
    parse_callback,
    parse_pull_events,
    to_dict,
)
from vod_events._text import describe, plural, shorten
from vod_events._wire.engine import Engine
from vod_events.errors import MAX_PROBLEMS, SignatureReason
from vod_events.events.media import MediaBasicInfo
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import instances

LONGEST = 2_000
"""No message is longer, whatever the body."""


def message_of(error: VodEventsError) -> str:
    """The message, which must be fit for a log line."""
    message = str(error)
    assert message
    assert message.isprintable()
    assert len(message) <= LONGEST
    return message


def refusal(body: Any) -> InvalidEventError:
    with pytest.raises(InvalidEventError) as caught:
        parse_callback(body)
    return caught.value


def test_the_family() -> None:
    family = {DecodeError, InvalidEventError, SignatureError, ApiError, NoAnswerError}
    assert set(VodEventsError.__subclasses__()) == family
    assert issubclass(DecodeError, ValueError)
    assert issubclass(InvalidEventError, ValueError)
    assert not issubclass(ApiError, ValueError)
    assert not issubclass(NoAnswerError, ValueError)
    assert not issubclass(SignatureError, ValueError)
    assert {error.__module__ for error in family} == {"vod_events.errors"}


problems = st.builds(Problem, path=st.text(), expected=st.text(), actual=st.text())
errors = st.one_of(
    st.builds(DecodeError, st.text()),
    st.builds(NoAnswerError, st.text()),
    st.builds(InvalidEventError, st.lists(problems, min_size=1).map(tuple)),
    st.builds(
        InvalidEventError,
        problems=st.lists(problems, min_size=1).map(tuple),
        problem_count=st.none() | st.integers(1, 1_000),
    ),
    st.builds(ApiError, st.text(), st.none() | st.text(), st.none() | st.text()),
    st.builds(ApiError, code=st.text(), request_id=st.text()),
    st.sampled_from(get_args(SignatureReason)).map(SignatureError),
    instances(MalformedEvent).map(lambda event: event.error),
)


@given(error=errors, protocol=st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_an_error_can_be_pickled_and_copied(error: VodEventsError, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - our own
    for other in (again, copy.copy(error), copy.deepcopy(error)):
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert repr(other) == repr(error)
        assert vars(other) == vars(error)


def test_a_problem_reads_well_and_is_a_value() -> None:
    problem = Problem(path="$.FileId", expected="string", actual="integer 5")
    assert str(problem) == "expected string, got integer 5 at $.FileId"
    assert problem.message == "expected string, got integer 5"
    assert problem == Problem("$.FileId", "string", "integer 5")
    assert hash(problem) == hash(attrs.evolve(problem))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        problem.path = "$"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - that is what is wrong with it


def test_a_problem_says_that_a_member_is_missing() -> None:
    problem = Problem("$.EventType", "string", "missing")
    assert str(problem) == "$.EventType is missing (expected string)"
    assert problem.message == "missing (expected string)"


def test_a_message_shows_the_first_problems_and_counts_the_others() -> None:
    tags: list[Any] = [5] * 7
    body: Any = {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MediaBasicInfo": {"TagSet": tags}},
    }
    error = refusal(body)
    assert len(error.problems) == 7
    path = "$.PullCompleteEvent.MediaBasicInfo.TagSet"
    shown = [f"expected string, got integer 5 at {path}[{index}]" for index in range(5)]
    assert message_of(error) == "; ".join(shown) + "; and 2 more"
    del tags[5:]
    assert message_of(refusal(body)) == "; ".join(shown)


@pytest.mark.parametrize(
    ("value", "actual"),
    [
        (None, "null"),
        (True, "boolean true"),
        (False, "boolean false"),
        (5, "integer 5"),
        (-(10**60), "integer -" + "1".ljust(39, "0") + "…"),
        (1.5, "number 1.5"),
        (1e300, "number 1e+300"),
        ([], "array of 0"),
        ([1, 2, 3], "array of 3"),
        ({"a": 1}, "object"),
    ],
)
def test_what_stands_there_is_shown_shortly(value: object, actual: str) -> None:
    body = {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MediaBasicInfo": {"TagSet": [value]}},
    }
    (problem,) = refusal(body).problems
    assert problem.actual == actual


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("", 'string ""'),
        ("动物世界", 'string "动物世界"'),
        ("a" * 40, 'string "' + "a" * 40 + '"'),
        ("a" * 41, 'string "' + "a" * 40 + '…"'),
        ("a" * 10_000_000, 'string "' + "a" * 40 + '…"'),
        ("line\nline\r\x1b[31m\u2028\x00", r'string "line\nline\r\x1b[31m\u2028\x00"'),
        ("\u202eright to left", r'string "\u202eright to left"'),
        ("\u202e" * 1_000, r'string "' + r"\u202e" * 6 + '…"'),
    ],
)
def test_a_text_is_shown_shortly_and_on_one_line(text: str, actual: str) -> None:
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": text}}
    error = refusal(body)
    assert error.problems[0].actual == actual
    assert message_of(error) == f"expected integer, got {actual} at $.PullCompleteEvent.ErrCode"


@given(text=st.text(st.characters(), max_size=100), limit=st.integers(1, 60))
def test_a_shortened_text_is_printable(text: str, limit: int) -> None:
    shown = shorten(text, limit)
    assert shown.isprintable()
    assert len(shown.removesuffix("…")) <= limit
    assert shown == text or len(text) > limit or not text.isprintable()


@given(text=st.text(st.characters(), max_size=20).map("\n{}".format), limit=st.integers(2, 60))
def test_no_escape_is_cut(text: str, limit: int) -> None:
    shown = shorten(text, limit)
    beginning = shown.removesuffix("…").encode().decode("unicode_escape")
    assert text.startswith(beginning)
    assert (beginning == text) == (shown[-1] != "…")


def test_a_count_has_its_noun() -> None:
    assert [plural(count, "event") for count in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert plural(1, "reply", "replies") == "1 reply"
    assert plural(2, "reply", "replies") == "2 replies"


def test_an_exception_is_described_by_its_type_and_message() -> None:
    assert describe(ValueError("wrong\n"), 40) == r"ValueError: wrong\n"
    assert describe(ValueError("a" * 40), 20) == "ValueError: aaaaaaaa…"
    assert describe(ValueError(), 40) == "ValueError"


def test_a_name_in_a_path_is_shown_shortly_and_on_one_line() -> None:
    with pytest.raises(DecodeError) as caught:
        parse_callback({"EventType": "Other", "line\n" * 1_000: {1, 2}})
    assert message_of(caught.value).startswith("not a JSON value: a Python set at $.line\\nline")
    with pytest.raises(DecodeError) as caught:
        parse_callback({"EventType": "Other", "\U000e0001" * 100: {1, 2}})
    assert message_of(caught.value).endswith(" at $." + r"\U000e0001" * 4 + "…")


@each_engine
@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "not JSON: "),
        (b" \n", "not JSON: "),
        (b'{"EventType":', "not JSON: "),
        (b"{} {}", "not JSON: "),
        (b"\xff{}", "not UTF-8: invalid start byte at byte 0"),
        ('{"a":1}'.encode("utf-16"), "not UTF-8: invalid start byte at byte 0"),
        (b'{"EventType":"a\xff"}', "not UTF-8: invalid start byte at byte 15"),
        (b'{"EventType":"a","b":NaN}', "not JSON: NaN is no number"),
        (b'{"EventType":"a","b":-Infinity}', "not JSON: -Infinity is no number"),
        (b'{"EventType":"a","b":1e400}', "a number too large for a float"),
        (b'{"EventType":"a","b":%s}' % (b"9" * 5_000), "an integer too long to decode"),
        (rb'{"EventType":"a","b":"\ud800"}', "not JSON: a lone surrogate in a string"),
        (b"[" * 100_000, "nested deeper than 100 levels"),
    ],
)
def test_why_a_body_cannot_be_decoded(engine: Engine, body: bytes, message: str) -> None:
    for read in (engine.event, engine.response, engine.events):
        with pytest.raises(DecodeError) as caught:
            read(body)
        assert message_of(caught.value).startswith(message)


@each_engine
@pytest.mark.parametrize("wrapped", [True, False], ids=["wrapped", "unwrapped"])
@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        (
            {"Error": {"Code": "InternalError", "Message": "Try again."}, "RequestId": "id-1"},
            ApiError("InternalError", "Try again.", "id-1"),
            "InternalError: Try again. (request id-1)",
        ),
        (
            {"Error": {"Code": "FailedOperation"}},
            ApiError("FailedOperation"),
            "FailedOperation",
        ),
        (
            {
                "Error": {"Code": "X", "Message": None, "Else": 1},
                "EventSet": None,
                "RequestId": "i",
            },
            ApiError("X", None, "i"),
            "X (request i)",
        ),
    ],
)
def test_an_error_of_the_api(
    engine: Engine, *, wrapped: bool, answer: Any, error: ApiError, message: str
) -> None:
    body = {"Response": answer} if wrapped else answer
    for read in (engine.response, engine.events):
        with pytest.raises(ApiError) as caught:
            read(body)
        assert caught.value.code == error.code
        assert caught.value.message == error.message
        assert caught.value.request_id == error.request_id
        assert message_of(caught.value) == message == str(error)
    with pytest.raises(InvalidEventError):
        engine.event(body)


hostile_texts = st.text() | st.text(min_size=1).map(lambda text: text * LONGEST)


@given(
    code=st.text(min_size=1),
    message=st.none() | hostile_texts,
    request_id=st.none() | hostile_texts,
)
def test_an_error_of_the_api_fits_a_log_line(
    code: str, message: str | None, request_id: str | None
) -> None:
    message_of(ApiError(code, message, request_id))


def test_an_error_of_the_api_is_whole_in_another_process() -> None:
    error = pickle.loads(pickle.dumps(ApiError("Code", "text", "id")))  # noqa: S301 - our own
    assert (error.code, error.message, error.request_id) == error.args == ("Code", "text", "id")


def test_a_long_error_of_the_api_is_cut() -> None:
    error = ApiError("InternalError", "line\n" * 1_000_000, "id" * 1_000_000)
    assert message_of(error).startswith(r"InternalError: line\nline\n")
    assert message_of(error).endswith(f" (request {'id' * 250})")
    assert len(error.message or "") == 5_000_000
    assert str(ApiError("Code", "x" * 494)) == f"Code: {'x' * 494}"
    assert str(ApiError("Code", "x" * 495)) == f"Code: {'x' * 494}"
    assert str(ApiError("\U000e0001" * 500)) == r"\U000e0001" * 50


def test_an_error_of_the_api_is_shown_on_one_line_as_it_is_in_a_string_of_python() -> None:
    assert str(ApiError("Code", "a\n\u2028\x1b[31m动物", "1\r")) == (
        r"Code: a\n\u2028\x1b[31m动物 (request 1\r)"
    )
    assert str(ApiError("Code", """it's "so" \\""")) == r"""Code: it\'s "so" \\"""


@each_engine
def test_the_error_of_no_event_stands_among_the_unknown_fields_in_order(engine: Engine) -> None:
    error = {"Code": "ResourceNotFound"}
    batch = engine.response({"Zone": 1, "Error": error, "Also": 2})
    assert list(batch.unknown_fields.items()) == [("Also", 2), ("Error", error), ("Zone", 1)]


NO_EVENT: list[Any] = [
    {"EventSet": None, "RequestId": "id"},
    {"EventSet": [], "RequestId": "id"},
    {"RequestId": "id"},
    {"Error": None, "RequestId": "id"},
    {"Error": {"Code": "ResourceNotFound", "Message": "no event"}, "RequestId": "id"},
    {"Error": {"Code": "ResourceNotFound"}, "EventSet": None, "RequestId": "id"},
]


@each_engine
@pytest.mark.parametrize("answer", NO_EVENT)
def test_no_event_is_an_empty_batch(engine: Engine, answer: dict[str, Any]) -> None:
    for body in (answer, {"Response": answer}):
        batch = engine.response(body)
        assert batch.event_set == ()
        assert batch.event_handles == ()
        assert batch.request_id == "id"
        assert engine.events(body) == ()
        assert to_dict(batch)["Response"]["EventSet"] == []
        assert to_dict(batch)["Response"].get("Error") == answer.get("Error")
        assert parse_pull_events(to_dict(batch)) == batch


@each_engine
def test_an_empty_wrapper_is_an_empty_batch(engine: Engine) -> None:
    assert engine.response({"Response": {}}).event_set == ()
    assert to_dict(engine.response({"Response": {}})) == {"Response": {"EventSet": []}}


def test_the_handle_and_type_of_a_malformed_event_are_not_lost() -> None:
    elements: list[Any] = [
        {"EventHandle": "1", "EventType": "PullComplete"},
        {"EventHandle": "2", "EventType": 5},
        {"EventHandle": 3, "EventType": "PullComplete", "PullCompleteEvent": {}},
        {"EventHandle": 4, "EventType": "Other"},
        {"EventHandle": "5"},
        "no object",
        None,
        [],
    ]
    batch = parse_pull_events({"EventSet": elements})
    told = [(event.event_handle, event.event_type) for event in batch.event_set]
    assert told == [
        ("1", "PullComplete"),
        ("2", None),
        (None, "PullComplete"),
        (None, "Other"),
        ("5", None),
        (None, None),
        (None, None),
        (None, None),
    ]
    assert all(isinstance(event, MalformedEvent) for event in batch.event_set)
    assert batch.event_handles == ("1", "2", "5")
    assert to_dict(batch) == {"Response": {"EventSet": elements}}


def test_the_signature_of_a_malformed_event_is_not_lost() -> None:
    elements = [{"EventType": 5, "T": 6, "Sign": "7"}, {"EventType": "Other", "T": "6", "Sign": 7}]
    batch = parse_pull_events({"EventSet": elements})
    assert [type(event) for event in batch.event_set] == [MalformedEvent] * 2
    assert [(event.t, event.sign) for event in batch.event_set] == [(6, "7"), (None, None)]
    assert to_dict(batch) == {"Response": {"EventSet": elements}}


def test_two_malformed_events_that_hold_the_same_are_equal() -> None:
    one, _, other = parse_pull_events({"EventSet": ["x", {"EventType": "a"}, "x"]}).event_set
    assert isinstance(one, MalformedEvent)
    assert isinstance(other, MalformedEvent)
    assert one == other
    assert hash(one) == hash(other)
    assert one.error.problems != other.error.problems


def test_an_error_of_cattrs_is_the_cause() -> None:
    error = refusal({"EventType": "PullComplete", "PullCompleteEvent": {"FileId": 5}})
    assert isinstance(error.__cause__, cattrs.ClassValidationError)
    assert error.__cause__.cl is PullComplete
    assert str(error.__cause__) == "1 wrong in PullComplete (1 sub-exception)"
    assert cattrs.transform_error(
        error.__cause__, format_exception=lambda error, _: str(error)
    ) == ["expected string, got integer 5 @ $.PullCompleteEvent.FileId"]


@pytest.mark.parametrize(
    ("payload", "name", "kind"),
    [
        ({"FileId": 5}, "PullCompleteEvent.FileId", str),
        ({"MediaBasicInfo": []}, "PullCompleteEvent.MediaBasicInfo", MediaBasicInfo),
        (
            {"MediaBasicInfo": {"TagSet": ["a", 5]}},
            "PullCompleteEvent.MediaBasicInfo.TagSet[1]",
            str,
        ),
        ({"MediaBasicInfo": {"TagSet": 5}}, "PullCompleteEvent.MediaBasicInfo.TagSet", tuple),
        (None, "PullCompleteEvent", PullUploadTask),
    ],
)
def test_the_notes_of_cattrs_tell_the_path_and_the_type(payload: Any, name: str, kind: Any) -> None:
    cause: Any = refusal({"EventType": "PullComplete", "PullCompleteEvent": payload}).__cause__
    (wrong,) = cause.exceptions
    (note,) = wrong.__notes__
    assert isinstance(note, cattrs.AttributeValidationNote)
    assert (str(note), note.name, note.type) == (f"At {name}", name, kind)


@pytest.mark.parametrize("reason", get_args(SignatureReason))
def test_a_refused_signature_says_why(reason: SignatureReason) -> None:
    error = SignatureError(reason)
    assert error.reason == reason
    assert error.args == (reason,)
    assert message_of(error) == f"the signature of the callback is refused: {reason}"


@pytest.mark.parametrize("wrong", [MAX_PROBLEMS, MAX_PROBLEMS + 1])
def test_so_many_problems_are_told_and_all_are_counted(wrong: int) -> None:
    tags = {"MediaBasicInfo": {"TagSet": [5] * wrong}}
    error = refusal({"EventType": "PullComplete", "PullCompleteEvent": tags})
    assert len(error.problems) == MAX_PROBLEMS
    assert error.problem_count == wrong
    assert error.args == (error.problems, wrong)
    assert pickle.loads(pickle.dumps(error)).problem_count == wrong  # noqa: S301 - our own
    assert InvalidEventError(error.problems).problem_count == MAX_PROBLEMS


def test_a_message_counts_the_problems_that_it_leaves_out() -> None:
    problem = Problem("$.A", "string", "null")
    shown = "; ".join(["expected string, got null at $.A"] * 5)
    assert str(InvalidEventError((problem,) * 5)) == shown
    assert str(InvalidEventError((problem,) * 6)) == f"{shown}; and 1 more"
