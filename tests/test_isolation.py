"""What cannot be decoded in one event of a batch costs no other event."""

import copy
import json
import pickle
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import EVENTS
from trees import places, planted

import vod_events
from vod_events import (
    AnyEvent,
    ApiError,
    DecodeError,
    InvalidEventError,
    MalformedEvent,
    PullEventsResponse,
    dedup_key,
    drift,
)
from vod_events.__main__ import main
from vod_events._values import MAX_DEPTH, NO_ROOM, freeze, is_object
from vod_events._wire.engine import Engine
from vod_events._wire.isolate import is_too_deep
from vod_events._wire.nesting import DECODABLE_DEPTH
from vod_events._wire.shapes import MAX_EVENTS
from vod_events._wire.sharing import MAX_PROBLEMS_OF_BATCH, MAX_SHARED_LENGTH, key_of
from vod_events._wire.spans import (
    NotJsonError,
    end_of_deep_value,
    end_of_value,
    items,
    members,
)
from vod_events.consumer import Consumer
from vod_events.strategies import callback_bodies, pull_events_bodies
from vod_events.strategies._bodies import event_bodies, json_values

MARK = "poison stands here"
DEEP = 5 * DECODABLE_DEPTH

POISON: dict[str, tuple[str, str]] = {
    "a lone surrogate": (r'"a\ud83d"', "a lone surrogate in a string"),
    "a name with one": (r'{"\udc00":1}', "a lone surrogate in a string"),
    "too large": ("-1e400", "a number too large for a float"),
    "too long": ("9" * 5_000, "an integer too long to decode"),
    "too deep": ("[" * MAX_DEPTH + "]" * MAX_DEPTH, f"nesting deeper than {MAX_DEPTH} levels"),
    "very deep": (
        '{"a":[ ' * DEEP + r'"\ud800",[1e400]' + "] }" * DEEP,
        f"nesting deeper than {MAX_DEPTH} levels",
    ),
}
each_poison = pytest.mark.parametrize(("poison", "what"), POISON.values(), ids=POISON)
GOOD = '{"EventType":"FileDeleted","EventHandle":"good","FileDeleteEvent":{}}'


def poisoned(body: Any, poison: str) -> str:
    """Write a body with poison where the mark stands."""
    return json.dumps(body, ensure_ascii=False).replace(f'"{MARK}"', poison)


def only(read: tuple[AnyEvent, ...] | PullEventsResponse) -> MalformedEvent:
    (event,) = read.event_set if isinstance(read, PullEventsResponse) else read
    assert isinstance(event, MalformedEvent)
    return event


def batch(*events: str) -> str:
    return f'{{"Response":{{"EventSet":[{",".join(events)}],"RequestId":"r"}}}}'


def other(value: str) -> str:
    return f'{{"EventType":"Other","EventHandle":"h","T":1,"Sign":"s","v":{value}}}'


def answer_of(body: Any) -> Any:
    answer: Any = body.get("Response")
    return answer or body


# The law


def isolates(engine: Engine, body: Any, data: st.DataObject) -> None:
    events: Any = answer_of(body).get("EventSet")
    index = data.draw(st.integers(0, len(events) - 1))
    event = events[index]
    place = data.draw(st.sampled_from([*places(event)]))
    poison, what = data.draw(st.sampled_from([*POISON.values()]))
    spoiled = planted(event, place, MARK)
    text = poisoned(spoiled, poison)
    expected = engine.response(json.dumps(body))
    events[index] = spoiled
    written = poisoned(body, poison)
    read = engine.response(data.draw(st.sampled_from([written, written.encode()])))
    found = read.event_set[index]
    assert isinstance(found, MalformedEvent)
    assert found.text == text
    assert found.raw is None
    (problem,) = found.error.problems
    assert problem.path.endswith(f"EventSet[{index}]")
    assert problem.actual == what
    keeps_head = is_object(event) and place[:1] not in ((), ("EventHandle",))
    handle = event.get("EventHandle") if keeps_head else None
    assert found.event_handle == (handle if isinstance(handle, str) else None)
    others = [*read.event_set[:index], *read.event_set[index + 1 :]]
    assert others == [*expected.event_set[:index], *expected.event_set[index + 1 :]]
    assert read.request_id == expected.request_id
    assert read.unknown_fields == expected.unknown_fields
    assert engine.events(written) == read.event_set
    assert engine.response(engine.json(read)) == read
    assert text in engine.json(read)
    assert answer_of(engine.tree(read))["EventSet"][index] == text


@each_engine
@given(
    body=pull_events_bodies(malformed=True).filter(lambda body: answer_of(body).get("EventSet")),
    data=st.data(),
)
def test_poison_in_one_event_leaves_the_others(
    engine: Engine, body: Any, data: st.DataObject
) -> None:
    isolates(engine, copy.deepcopy(body), data)


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model.__name__)
@given(data=st.data())
def test_poison_in_an_event_of_any_type(model: type[Any], data: st.DataObject) -> None:
    event = data.draw(event_bodies(model.__name__, 3))
    for engine in ENGINES.values():
        isolates(engine, {"EventSet": [event, json.loads(GOOD)]}, data)


# What is told


@each_engine
@each_poison
@pytest.mark.parametrize("strict", [True, False])
def test_a_poisoned_event_keeps_its_head_and_its_text(
    engine: Engine, poison: str, what: str, *, strict: bool
) -> None:
    text = other(poison)
    body = batch(GOOD, text, GOOD)
    encoded = body.encode()
    forms: tuple[Any, ...] = (body, encoded, bytearray(encoded), memoryview(encoded))
    reads = [engine.response(form, strict=strict).event_set for form in forms]
    for first, event, last in (*reads, *[engine.events(form, strict=strict) for form in forms]):
        assert first == last == engine.event(GOOD)
        assert isinstance(event, MalformedEvent)
        assert (event.event_type, event.event_handle, event.t, event.sign) == ("Other", "h", 1, "s")
        assert (event.raw, event.text) == (None, text)
        assert str(event.error) == (
            f"expected what can be decoded, got {what} at $.Response.EventSet[1]"
        )
        assert engine.json(event) == engine.tree(event) == text
        assert drift(event) == ()


@each_engine
def test_of_the_head_is_read_what_can_be(engine: Engine) -> None:
    for head, expected in (
        ('"EventType":1e400,"EventHandle":"h"', (None, "h", None, None)),
        (r'"EventType":"a","EventHandle":"\ud800"', ("a", None, None, None)),
        ('"EventType":5,"EventHandle":["h"],"T":"1","Sign":null', (None, None, None, None)),
        ('"EventHandle":"h","EventHandle":"i","T":true', (None, "i", None, None)),
        (r'"\u0045ventHandle" : "\u0068" , "Sign":"s"', (None, "h", None, "s")),
        ('"T":1e400,"Sign":"s"', (None, None, None, "s")),
    ):
        event = only(engine.events(batch(f'{{{head},"v":-1e999}}')))
        assert (event.event_type, event.event_handle, event.t, event.sign) == expected
    for text in ("1e400", r'"\ud800"', "[1e400]"):
        event = only(engine.events(batch(text)))
        assert (event.text, event.event_handle) == (text, None)


@each_engine
def test_two_that_hold_the_same_text_are_equal(engine: Engine) -> None:
    text = other("1e400")
    first, second, third = engine.events(batch(text, f" {text}\n", other("1e401")))
    assert first == second != third
    assert hash(first) == hash(second)
    assert len({first, second, third}) == 2
    again = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own
    assert again == first
    assert copy.deepcopy(first) is copy.copy(first) is first
    assert isinstance(again, MalformedEvent)
    assert str(again.error) == str(first.error)  # type: ignore[union-attr]
    assert f"text={text!r}" in repr(first)
    assert first != only(engine.events(batch(json.dumps(text))))  # a string that looks like it


def test_the_key_of_a_text_is_that_of_the_notification() -> None:
    def key(event: str) -> str:
        return dedup_key(only(vod_events.parse(batch(event))))

    plain = '{"EventType":"Other","v":1e400}'
    assert key(other("1e400")) == key(plain) == key(plain.replace(",", " , "))
    assert key(plain) != key(plain.replace("1e400", "1e401"))
    assert key("1e400") == key(" 1e400 ") != key("[1e400]")
    assert key(plain) == f"v1-{sha256(plain.encode()).hexdigest()}"


@each_engine
def test_the_text_is_written_as_it_came(engine: Engine) -> None:
    text = '{ "v" :\t1e400,\r\n"EventHandle":"\\u0068"}'
    body = f'{{"x":[1],"Response":{{"RequestId":"r","EventSet":[5, {text} ,{GOOD}],"y":2}}}}'
    read = engine.response(body)
    assert engine.json(read) == (
        f'{{"Response":{{"EventSet":[5,{text},{GOOD_WRITTEN}],"RequestId":"r","y":2}},"x":[1]}}'
    )
    assert engine.response(engine.json(read)) == read
    assert vod_events.make_converter().unstructure(read) == engine.tree(read)


GOOD_WRITTEN = '{"EventHandle":"good","EventType":"FileDeleted","FileDeleteEvent":{}}'


# What stays an error


@each_engine
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        batch(other("1e400"), '{"EventType"}'),
        batch(other("1e400,")),
        batch(other("1e400"), "NaN"),
        batch(other("[" * DEEP + "]" * (DEEP - 1) + "}")),
        batch(other("1e400")) + "x",
        batch(other("1e400"))[:-1],
        batch(other("1e400")).replace('"r"', "1e400"),
        batch(other("1e400")).replace('"r"', r'"\ud800"'),
        batch(other("1e400")).replace('"r"}', '"r"},"v":[1e400]'),
        '{"Response":{"EventSet":[1e400],"RequestId":5,"Error":7}}',
        '{"Response":[1e400]}',
        '{"RequestId":1e400}',
        '{"EventSet":{"a":1e400}}',
        '{"EventSet":[1e400],"EventSet":5}',
        '{"EventSet":[5],"Response":{"EventSet":[],"v":1e400}}',
        '{"EventSet":[1e400],"EventType":"Other","EventSet"}',
        "[1e400]",
        "1e400",
    ],
)
def test_poison_elsewhere_is_an_error(engine: Engine, body: str, *, strict: bool) -> None:
    for read in (engine.response, engine.events):
        with pytest.raises(DecodeError) as caught:
            read(body, strict=strict)
        with pytest.raises(DecodeError) as told:
            engine.decode(body)
        assert str(caught.value) == str(told.value)


@each_engine
def test_the_last_of_equal_names_counts(engine: Engine) -> None:
    bad = other("1e400")
    for body in (
        f'{{"EventSet":[1],"EventSet":[{bad}]}}',
        f'{{"EventSet":[1],"\\u0045ventSet" : [ {bad} ]}}',
        f'{{"Response":{{"EventSet":[1]}},"Response":{{"v":1,"EventSet":[{bad}]}}}}',
        f'\ufeff {{"EventSet":[1],"Response":{{"EventSet":[{bad}]}}}}\n',
        f'{{"EventSet":[{bad}],"Response":null}}',
    ):
        assert only(engine.response(body)).text == bad
    with pytest.raises(ApiError):
        engine.response(f'{{"EventSet":[{bad}],"Error":{{"Code":"InternalError"}}}}')


@each_engine
def test_what_is_decoded_already_or_no_text_is_an_error(engine: Engine) -> None:
    deep: Any = 1
    for _ in range(MAX_DEPTH):
        deep = [deep]
    for body in (
        {"EventSet": [{"EventType": "Other", "v": "\ud800"}]},
        {"EventSet": [{"EventType": "Other", "v": float("inf")}]},
        {"EventSet": [deep]},
        batch(other('"\ud800"')),  # as text, which no encoding takes
        batch(other('"\ud800"')).encode("utf-8", "surrogatepass"),
    ):
        for strict in (True, False):
            with pytest.raises(DecodeError):
                engine.response(body, strict=strict)
            with pytest.raises(DecodeError):
                engine.events(body, strict=strict)


@each_engine
def test_no_room_to_decode_an_event_is_an_error(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overflowing(_: str) -> tuple[None, str]:
        return None, NO_ROOM

    monkeypatch.setattr("vod_events._wire.isolate.attempt", overflowing)
    with pytest.raises(DecodeError, match=NO_ROOM):
        engine.response(batch("1e400"))


# One callback


@each_engine
@each_poison
def test_a_callback_is_malformed_if_not_strict(engine: Engine, poison: str, what: str) -> None:
    def only_event(body: Any, *, strict: bool) -> MalformedEvent:
        return only(engine.events(body, strict=strict))

    for body in (other(poison), f'{{"v":{poison}}}'):
        for read in (engine.event, only_event):
            with pytest.raises(DecodeError):
                read(body, strict=True)
            event = read(f" {body}".encode(), strict=False)
            assert isinstance(event, MalformedEvent)
            assert event.text == body
            assert str(event.error) == f"expected what can be decoded, got {what} at $"
    for wrong in (batch(other(poison)), f"[{poison}]", f'{{"v":{poison}', f'{{"v":{poison}}}1'):
        with pytest.raises(DecodeError):
            engine.event(wrong, strict=False)


@given(body=callback_bodies(), data=st.data())
def test_poison_anywhere_in_a_callback(body: Any, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([*places(body)][1:]))
    poison, _ = data.draw(st.sampled_from([*POISON.values()]))
    text = poisoned(planted(body, place, MARK), poison)
    first, *others = [engine.event(text, strict=False) for engine in ENGINES.values()]
    assert isinstance(first, MalformedEvent)
    assert first.text == text
    assert all(event == first and repr(event) == repr(first) for event in others)


# Around the engines


def test_a_consumer_confirms_what_stands_beside_poison() -> None:
    confirmed: list[str] = []
    handled: list[AnyEvent] = []
    body = batch(GOOD, other("1e400")).encode()
    Consumer(lambda: body, confirmed.extend, handled.append).poll_once()
    assert [type(event).__name__ for event in handled] == ["FileDeleted", "MalformedEvent"]
    assert confirmed == ["good", "h"]


@each_poison
def test_inspect_shows_what_cannot_be_decoded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], poison: str, what: str
) -> None:
    file = tmp_path / "bodies"
    file.write_text("\n".join([batch(GOOD, other(poison)), GOOD, other(poison)]), "utf-8")
    assert main(["inspect", str(file)]) == 1
    shown = capfd.readouterr()
    assert "EventSet[1]: Other (unknown type, malformed)" in shown.out
    assert "bodies:3: Other (unknown type, malformed)\n" in shown.out
    assert f"\n  ! expected what can be decoded, got {what} at $\n" in shown.out
    assert shown.out.endswith(
        """Summary: 3 bodies, 4 events
        2  FileDeleted
        2  Other (unknown type, malformed)
Problems: 2
        1  expected what can be decoded at $.Response.EventSet[]
        1  expected what can be decoded at $
"""
    )
    assert shown.err == ""
    file.write_text("\n".join([other(poison), batch(other(poison + "\r"))]), "utf-8")
    assert main(["inspect", "--no-strict", "--json", str(file)]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines == [other(poison), batch(other(poison + " "))]
    file.write_text(f'{{"v":{poison}\n}}', "utf-8")  # not two bodies
    assert main(["inspect", "--no-strict", str(file)]) == 1


def test_inspect_checks_the_signature_of_what_cannot_be_decoded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "body"
    file.write_text(other("1e400"), "utf-8")
    assert main(["inspect", "--sign-key", "key", str(file)]) == 1
    assert "! signature wrong, expires 1970-01-01T00:00:01Z" in capfd.readouterr().out
    file.write_text(f'{{"Response":{{"v":{other("1e400")}}}}}', "utf-8")
    assert main(["inspect", str(file)]) == 2
    assert "cannot read: a number too large for a float" in capfd.readouterr().err


@each_engine
def test_a_batch_that_is_wrong_beside_poison_is_refused_if_strict(engine: Engine) -> None:
    text = f'{{"EventSet":[{other("1e400")}],"RequestId":5}}'
    for read in (engine.response, engine.events):
        with pytest.raises(DecodeError, match="too large"):
            read(text)
    response = engine.response(text, strict=False)
    assert response.unknown_fields == {"RequestId": 5}
    assert only(response).unknown_fields == {}


@each_engine
def test_poison_that_is_not_json_is_told_as_poison(engine: Engine) -> None:
    text = '{"EventType":"Other","v":' + "[" * DEEP
    for read in (engine.event, engine.response, engine.events):
        with pytest.raises(DecodeError, match="nested deeper"):
            read(text, strict=False)


# Depth


def nested(value: Any, depth: int) -> Any:
    for level in range(depth):
        value = [value] if level % 2 else {"a": None, "b": value}
    return value


@given(value=json_values, depth=st.integers(MAX_DEPTH - 4, MAX_DEPTH), level=st.integers(1, 4))
def test_what_is_too_deep_is_what_cannot_be_frozen(value: Any, depth: int, level: int) -> None:
    tree = nested(value, depth)
    try:
        freeze(tree, level)
    except DecodeError:
        expected = True
    else:
        expected = False
    assert is_too_deep(tree, json.dumps(tree), level) == expected


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_the_deepest_tree_is_not_too_deep(level: int) -> None:
    deepest = MAX_DEPTH - level + 1
    for depth in (deepest - 1, deepest, deepest + 1, deepest + 2):
        tree = nested(1, depth)
        assert is_too_deep(tree, json.dumps(tree), level) == (depth > deepest)
        # Of two members of one name the last one counts, and the text holds both.
        text = f'{{"a":{json.dumps(nested(1, MAX_DEPTH))},"a":{json.dumps(nested(1, depth - 1))}}}'
        assert is_too_deep(json.loads(text), text, level) == (depth > deepest)


@each_engine
def test_depth_of_what_another_value_hides_does_not_count(engine: Engine) -> None:
    """The last of equal names counts, so what is deep in the text alone is not in the event."""
    hidden = f'{{"EventType":"Other","v":{"[" * MAX_DEPTH + "]" * MAX_DEPTH},"v":1}}'
    first, second = engine.events(batch("1e400", hidden))
    assert isinstance(first, MalformedEvent)
    assert second == engine.event('{"EventType":"Other","v":1}')
    assert engine.events(batch(hidden)) == (second,)


def test_inspect_writes_what_is_deep_on_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "body"
    file.write_text(other("[" * 50 + "{}" + "]" * 50), "utf-8")
    assert main(["inspect", str(file)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) < 20
    assert max(map(len, lines)) < 200
    assert any(line.endswith(f"{'[' * 40}{{}}{']' * 40}") for line in lines)


# Spans

NEARLY = st.lists(
    st.sampled_from(
        [
            *"[]{},:1 \n",
            *("[]", "{}", "[ ]", '[1,"a"]', '{"a":1}', "-0.5e+3", "01", "1e400", "-"),
            *("true", "null", "NaN"),
            *('"a"', '"b":', r'"\u12ab"', '"]}"', r'"\x"', '"a', '"\t"'),
        ]
    ),
    max_size=12,
).map("".join)
JSON = json_values.flatmap(
    lambda value: st.sampled_from(
        [json.dumps(value), json.dumps(value, indent=1), json.dumps(value) + "]}"]
    )
)


@st.composite
def spaced_and_damaged(draw: st.DrawFn) -> str:
    """JSON text with whitespace between its tokens, and perhaps something else in one place."""
    text = json.dumps(draw(json_values))
    tokens: list[str] = re.findall(r'"(?:[^"\\]|\\.)*"|[^\s"\[\]{},:]+|[\[\]{},:]', text)
    spaces = draw(st.lists(st.sampled_from(["", "", " ", "\n\t", "\r"]), min_size=1, max_size=9))
    text = "".join(token + spaces[index % len(spaces)] for index, token in enumerate(tokens))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(start + 2, len(text))))
    inserted: str = draw(st.sampled_from(["", "", *'[]{},:"0\\ \x00\xa0']))
    return text[:start] + inserted + text[end:]


def attempt(find: Callable[[str], int], text: str) -> int | None:
    try:
        return find(text)
    except NotJsonError:
        return None


@given(text=NEARLY | JSON | spaced_and_damaged())
def test_the_end_of_a_value_is_the_decoders_own(text: str) -> None:
    def decoders(text: str) -> int:
        def refuse(_: str) -> Any:
            raise ValueError

        try:
            return json.JSONDecoder(parse_constant=refuse).raw_decode(text)[1]
        except ValueError:
            raise NotJsonError from None

    expected = attempt(decoders, text)
    assert attempt(end_of_value, text) == attempt(end_of_deep_value, text) == expected


@pytest.mark.parametrize("limit", [DECODABLE_DEPTH, 10 * DECODABLE_DEPTH])
@given(value=json_values, indent=st.none() | st.integers(0, 2))
def test_parts_are_where_the_decoder_finds_them(limit: int, value: Any, indent: int | None) -> None:
    """If the recursion limit is higher, parts are found by their brackets alone."""
    named = {"a": value, '"]}\\': value, "[": [[value], [value]]}
    array, text = json.dumps([value] * 3, indent=indent), json.dumps(named, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vod_events._wire.spans.getrecursionlimit", lambda: limit)
        found, parts = [*items(array)], [*members(text)]
        assert not [*items("[ ]")]
        assert not [*members("{ }")]
    assert [*map(json.loads, found)] == [value] * 3
    assert {name: json.loads(text[start:end]) for name, start, end in parts} == named


def test_spans_need_no_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[" * DEEP + "]" * DEEP
    assert end_of_value(text) == len(text)
    monkeypatch.setattr("vod_events._wire.spans.getrecursionlimit", lambda: 10 * DEEP)
    monkeypatch.setattr("vod_events._wire.spans._scan", None)
    assert end_of_value(text + "x") == len(text)
    with pytest.raises(NotJsonError):
        end_of_value(text[:-1])


# Cost


SHARED = [
    *("1", "1.0", "true", '"1"', "0.0", "-0.0", "[1]", "{}", "null", '[["a"]]', '{"a":1}'),
    json.dumps("a" * (MAX_SHARED_LENGTH - 2)),
]
UNSHARED = [json.dumps("a" * (MAX_SHARED_LENGTH - 1)), json.dumps(["a" * MAX_SHARED_LENGTH])]


@each_engine
@pytest.mark.parametrize("last", ["5", "1e400"])
def test_equal_items_share_an_event_beyond_what_vod_sends(engine: Engine, last: str) -> None:
    texts = [*SHARED, *UNSHARED]
    events = engine.events(batch(*["1"] * MAX_EVENTS, *texts, *texts, last))
    assert len({id(event) for event in events[:MAX_EVENTS]}) == MAX_EVENTS
    for index, event in enumerate(events[:MAX_EVENTS]):
        assert isinstance(event, MalformedEvent)
        assert event.error.problems[0].path == f"$.Response.EventSet[{index}]"
    rest = events[MAX_EVENTS:-1]
    once, again = rest[: len(texts)], rest[len(texts) :]
    assert [a is b for a, b in zip(once, again, strict=True)] == [text in SHARED for text in texts]
    for event, text in zip([*once, *again], [*texts, *texts], strict=True):
        assert repr(json.loads(engine.json(event))) == repr(json.loads(text))


def test_no_text_is_made_of_an_item_with_many_parts() -> None:
    assert key_of([1] * 4, None)
    assert key_of([1] * 5, None) is None
    assert key_of(dict.fromkeys("abcd", 1), None)
    assert key_of(dict.fromkeys("abcde", 1), None) is None
    assert key_of("abcde", None) == repr("abcde")


@each_engine
@pytest.mark.parametrize("last", ["5", "1e400"])
def test_what_can_be_read_is_never_shared(engine: Engine, last: str) -> None:
    events = engine.events(batch(*['{"EventType":"a"}'] * (MAX_EVENTS + 2), last))
    assert len({id(event) for event in events}) == len(events)


def test_items_that_leave_no_room_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflowing(_: object) -> str:
        raise RecursionError

    monkeypatch.setattr("vod_events._wire.sharing.repr", overflowing, raising=False)
    events = Engine().events({"EventSet": [[[1]]] * (MAX_EVENTS + 2)})
    assert len({id(event) for event in events}) == MAX_EVENTS + 2
    assert len({*events}) == 1


@each_engine
def test_of_many_that_differ_few_are_held_to_compare(engine: Engine) -> None:
    numbers = [str(number) for number in range(2_000)]
    events = engine.events(batch(*["0"] * MAX_EVENTS, *numbers, *numbers))[MAX_EVENTS:]
    same = [a is b for a, b in zip(events[:2_000], events[2_000:], strict=True)]
    assert same == [True] * 1_000 + [False] * 1_000
    assert events[:2_000] == events[2_000:]


@each_engine
def test_of_very_many_no_more_is_told(engine: Engine) -> None:
    many = [f'{{"v":1e4{number:04}}}' for number in range(MAX_PROBLEMS_OF_BATCH + 5)]
    events = engine.events(batch(*many, *map(str, range(2000)), "[[1]]"))
    told = [event.error for event in events if isinstance(event, MalformedEvent)]
    assert len({id(error) for error in told}) == MAX_PROBLEMS_OF_BATCH + 1
    assert "no more are listed" in str(told[-1])
    assert [engine.json(event) for event in events][: len(many)] == many
    assert isinstance(told[0], InvalidEventError)
