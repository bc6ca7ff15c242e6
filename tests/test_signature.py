"""Signed callbacks: what a key verifies and until when, what it does not notice, what it refuses."""

import copy
import hashlib
import json
import pickle
import string
import time
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from attrs import frozen
from engines import FORMS, each_engine
from hypothesis import given
from hypothesis import strategies as st

import vod_events
from vod_events import (
    AnyEvent,
    DecodeError,
    InvalidEventError,
    JsonObject,
    MalformedEvent,
    SignatureError,
    UnknownEvent,
    VodEventsError,
    dedup_key,
    samples,
    sign_callback,
    strategies,
    verify_callback,
)
from vod_events._wire.engine import Engine

PUBLISHED_KEY = "5d41402abc4b2a76b9719d911017c592"
PUBLISHED_T = 1626839220
PUBLISHED_SIGN = "5ee8ca6c28cbe415b40352969cdf8249"
"""An example of the vendor's, of the same scheme in a sister product."""

BODIES: dict[str, dict[str, Any]] = {
    "known": json.loads(samples.load("pull_complete")),
    "another": {"EventType": "FileDeleted", "FileDeleteEvent": {"FileIdSet": ["1"]}},
    "unknown": {"EventType": "SomethingNew", "SomethingNewEvent": {"Size": 1}},
}

each_body = pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)

keys = st.text(string.ascii_letters + string.digits, min_size=1, max_size=32)
times = st.integers(0, 2**40)


@frozen
class Signing:
    """A body that is signed with a key at a time, and what comes of it."""

    body: dict[str, Any]
    key: str
    now: int

    @property
    def tree(self) -> dict[str, Any]:
        return signed(self.body, self.key, self.now)


signings = st.builds(Signing, strategies.callback_bodies(), keys, times)


def called_back(engine: Engine, body: Any) -> AnyEvent:
    return engine.event(json.dumps(body))


def pulled(engine: Engine, body: Any) -> AnyEvent:
    batch = json.dumps({"Response": {"EventSet": [body]}})
    return engine.response(batch).event_set[0]


Delivery = Callable[[Engine, Any], AnyEvent]

each_delivery = pytest.mark.parametrize("deliver", [called_back, pulled])


def signed(body: Any, key: str, now: float) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(sign_callback(body, key, now=now))
    return tree


def refusal(event: AnyEvent, sign_key: str | Iterable[str], **options: Any) -> str | None:
    """Give the reason for which an event is refused; None if it is not."""
    try:
        verify_callback(event, sign_key, **options)
    except SignatureError as error:
        return error.reason
    return None


# What is signed


@each_engine
@each_delivery
def test_the_published_example_verifies(deliver: Delivery, engine: Engine) -> None:
    body = {**BODIES["known"], "T": PUBLISHED_T, "Sign": PUBLISHED_SIGN}
    event = deliver(engine, body)
    assert (event.t, event.sign) == (PUBLISHED_T, PUBLISHED_SIGN)
    assert refusal(event, PUBLISHED_KEY, now=PUBLISHED_T - 600) is None
    assert refusal(event, PUBLISHED_KEY[::-1], now=PUBLISHED_T - 600) == "wrong"


@each_body
def test_signing_gives_the_published_example(body: dict[str, Any]) -> None:
    text = sign_callback(body, PUBLISHED_KEY, now=PUBLISHED_T - 600)
    assert json.loads(text) == {**body, "T": PUBLISHED_T, "Sign": PUBLISHED_SIGN}


@each_engine
@each_delivery
@given(signing=signings, others=st.lists(keys), data=st.data())
def test_what_is_signed_verifies_with_any_of_the_keys(
    deliver: Delivery,
    engine: Engine,
    signing: Signing,
    others: list[str],
    data: st.DataObject,
) -> None:
    event = deliver(engine, signing.tree)
    assert event.t == signing.now + 600
    verify_callback(event, signing.key, now=signing.now)
    several = data.draw(st.permutations([signing.key, *others]))
    for form in (several, tuple(several), iter(several), set(several)):
        verify_callback(event, form, now=signing.now)


@each_engine
@each_delivery
@each_body
def test_it_verifies_until_t_and_from_max_ahead_before_it(
    body: dict[str, Any], deliver: Delivery, engine: Engine
) -> None:
    """At every second around the edges, and between two."""
    t = 1_800_000_000
    event = deliver(engine, signed(body, "key", t - 600))
    for half in range(-10, 11):
        late, early = t + half / 2, t - 900 + half / 2
        assert refusal(event, "key", now=late) == ("expired" if half > 0 else None)
        assert refusal(event, "key", now=early) == ("too far ahead" if half < 0 else None)
        for max_ahead in (0, 60, 2**31):
            at = t - max_ahead + half / 2
            reason = "too far ahead" if half < 0 else "expired" if at > t else None
            assert refusal(event, "key", now=at, max_ahead=max_ahead) == reason


@given(key=keys, now=times, ahead=st.integers(-2000, 2000), max_ahead=st.integers(0, 2000))
def test_it_verifies_from_max_ahead_before_t_until_t(
    key: str, now: int, ahead: int, max_ahead: int
) -> None:
    event = vod_events.parse_callback(signed(BODIES["unknown"], key, now))
    reason = refusal(event, key, now=now + 600 - ahead, max_ahead=max_ahead)
    expected = "expired" if ahead < 0 else "too far ahead" if ahead > max_ahead else None
    assert reason == expected


def test_now_is_the_time_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: PUBLISHED_T - 600.5)
    event = vod_events.parse_callback(sign_callback(BODIES["known"], "key"))
    assert event.t == PUBLISHED_T - 1
    verify_callback(event, "key")
    monkeypatch.setattr(time, "time", lambda: PUBLISHED_T - 0.5)
    assert refusal(event, "key") == "expired"
    monkeypatch.setattr(time, "time", lambda: PUBLISHED_T - 1 - 900.5)
    assert refusal(event, "key") == "too far ahead"


@pytest.mark.parametrize("options", [{"now": float("nan")}, {"max_ahead": float("nan")}])
def test_a_time_that_is_no_number_verifies_nothing(options: dict[str, float]) -> None:
    event = vod_events.parse_callback(signed(BODIES["known"], "key", time.time()))
    assert refusal(event, "key") is None
    assert refusal(event, "key", **options) == "too far ahead"


@each_body
def test_hexadecimal_digits_may_be_of_either_case(body: dict[str, Any]) -> None:
    tree = signed(body, "key", 0)
    for sign in (tree["Sign"].upper(), tree["Sign"].title(), tree["Sign"].swapcase()):
        event = vod_events.parse_callback({**tree, "Sign": sign})
        assert event.sign == sign
        verify_callback(event, "key", now=0)


# What is refused


@each_engine
@each_delivery
@given(signing=signings, others=st.lists(keys, min_size=1))
def test_other_keys_are_refused(
    deliver: Delivery, engine: Engine, signing: Signing, others: list[str]
) -> None:
    event = deliver(engine, signing.tree)
    expected = None if signing.key in others else "wrong"
    assert refusal(event, others, now=signing.now) == expected


@each_engine
@each_delivery
@given(key=keys, now=times, changed=st.integers(-(2**70), 2**70))
def test_another_t_is_refused(
    deliver: Delivery, engine: Engine, key: str, now: int, changed: int
) -> None:
    tree = signed(BODIES["known"], key, now)
    event = deliver(engine, {**tree, "T": changed})
    expected = None if changed == tree["T"] else "wrong"
    assert refusal(event, key, now=changed) == expected


@given(key=keys, now=times, place=st.integers(0, 31), digit=st.sampled_from(string.printable))
def test_another_digit_of_the_signature_is_refused(
    key: str, now: int, place: int, digit: str
) -> None:
    tree = signed(BODIES["unknown"], key, now)
    sign = tree["Sign"][:place] + digit + tree["Sign"][place + 1 :]
    event = vod_events.parse_callback({**tree, "Sign": sign})
    expected = None if sign.lower() == tree["Sign"] else "wrong"
    assert refusal(event, key, now=now) == expected


def test_a_signature_of_another_form_is_refused() -> None:
    tree = signed(BODIES["known"], "key", 0)
    sign: str = tree["Sign"]
    wide = sign.translate({ord(digit): ord(digit) + 0xFEE0 for digit in string.hexdigits})
    cut = ("", sign[:-1], sign[1:], sign[::-1])
    grown = (sign + "0", sign + "\n", " " + sign, sign + sign, wide)
    for other in (*cut, *grown, "\N{CLAPPER BOARD}" * 32):
        event = vod_events.parse_callback({**tree, "Sign": other})
        assert refusal(event, "key", now=0) == "wrong"


@pytest.mark.parametrize("t", [0, 1, 2**63 - 1])
def test_a_t_that_vod_can_send_is_taken(t: int) -> None:
    assert refusal(made_by_hand(t), "key", now=0, max_ahead=2**64) is None


@pytest.mark.parametrize("t", [-(10**99), -1, 2**63, 10**99])
def test_a_t_that_vod_cannot_send_is_refused(t: int) -> None:
    assert refusal(made_by_hand(t), "key", now=-(10**100), max_ahead=10**101) == "wrong"


def made_by_hand(t: int) -> UnknownEvent:
    """Make an event that is signed with "key" until a time that need not be one of VOD's."""
    sign = hashlib.md5(f"key{t}".encode()).hexdigest()  # noqa: S324 - as VOD does
    return UnknownEvent(raw=JsonObject({"EventType": "X", "T": t, "Sign": sign}))


@each_engine
@each_delivery
@each_body
@pytest.mark.parametrize("missing", [{"T"}, {"Sign"}, {"T", "Sign"}])
def test_what_has_no_t_or_no_sign_is_not_signed(
    body: dict[str, Any], missing: set[str], deliver: Delivery, engine: Engine
) -> None:
    tree = signed(body, "key", 0)
    without = {name: value for name, value in tree.items() if name not in missing}
    for each in (without, {**tree, **dict.fromkeys(missing)}):
        assert refusal(deliver(engine, each), "key", now=0) == "not signed"


@each_engine
@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        *[("T", wrong) for wrong in ("true", '"600"', "600.5", "[]", "{}")],
        *[("Sign", wrong) for wrong in ("true", "5", "1.5", "[]", "{}")],
    ],
)
@each_body
def test_a_signature_of_the_wrong_type_is_a_problem_and_no_signature(
    body: dict[str, Any], name: str, wrong: str, engine: Engine
) -> None:
    tree = {**signed(body, "key", 0), name: json.loads(wrong)}
    with pytest.raises(InvalidEventError, match=rf"at \$\.{name}"):
        engine.event(json.dumps(tree))
    event = pulled(engine, tree)
    assert isinstance(event, MalformedEvent)
    assert refusal(event, "key", now=0) == "not signed"


@each_engine
def test_an_event_that_cannot_be_read_is_verified(engine: Engine) -> None:
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}
    event = pulled(engine, signed(body, "key", 0))
    assert isinstance(event, MalformedEvent)
    assert refusal(event, "key", now=0) is None
    assert refusal(event, "guess", now=0) == "wrong"


# What the signature does not cover


@each_engine
@given(seen=signings, forged=strategies.callback_bodies())
def test_a_changed_body_is_not_noticed(
    engine: Engine, seen: Signing, forged: dict[str, Any]
) -> None:
    """The signature covers the key and T alone: the documentation warns of it."""
    tree = seen.tree
    event = called_back(engine, {**forged, "T": tree["T"], "Sign": tree["Sign"]})
    verify_callback(event, seen.key, now=seen.now)


def test_key_and_t_are_put_together_without_a_mark_between_them() -> None:
    """As VOD does it: a key that ends in digits verifies another T with a shorter key."""
    tree = signed(BODIES["known"], "key1", 999_999_400)
    event = vod_events.parse_callback({**tree, "T": 11_000_000_000})
    assert refusal(event, "key", now=11_000_000_000) is None


@each_body
def test_the_signature_is_no_part_of_the_dedup_key(body: dict[str, Any]) -> None:
    unsigned = {name: value for name, value in body.items() if name not in {"T", "Sign"}}
    events = [
        vod_events.parse_callback(tree)
        for tree in (unsigned, signed(unsigned, "key", 0), signed(unsigned, "other", 1))
    ]
    assert len(set(events)) == 3
    assert len({dedup_key(event) for event in events}) == 1


# Keys


@pytest.mark.parametrize(
    "key",
    [
        "",
        " ",
        "x" * 33,
        "a-b",
        "a b",
        "key\n",
        "\nkey",
        "k\u00e9y",
        "\u0663\u0664",
        "key,key",
        "\ud800",
    ],
)
def test_a_key_of_the_wrong_form_is_an_error_at_once(key: str) -> None:
    not_signed = vod_events.parse_callback(BODIES["known"])
    right = vod_events.parse_callback(signed(BODIES["known"], "key", 0))
    for event in (not_signed, right):
        for several in (key, [key], ["key", key], (key, "key"), iter([key])):
            with pytest.raises(
                ValueError, match=r"^a key must be 1 to 32 ASCII letters and digits$"
            ) as caught:
                verify_callback(event, several, now=0)
            assert not isinstance(caught.value, VodEventsError)
            assert not key.strip() or key not in str(caught.value)
    with pytest.raises(ValueError, match=r"^a key must be 1 to 32 ASCII letters and digits$"):
        sign_callback(BODIES["known"], key)


@pytest.mark.parametrize("key", [b"key", [b"key"], [None], [5]])
def test_a_key_that_is_no_string_is_an_error_at_once(key: Any) -> None:
    event = vod_events.parse_callback(signed(BODIES["known"], "key", 0))
    with pytest.raises(ValueError, match=r"^a key must be 1 to 32 ASCII letters and digits$"):
        verify_callback(event, key, now=0)


@pytest.mark.parametrize("none", [(), [], iter(())])
def test_no_key_is_an_error_and_verifies_nothing(none: Iterable[str]) -> None:
    event = vod_events.parse_callback(signed(BODIES["known"], "key", 0))
    with pytest.raises(ValueError, match=r"^no key to verify a signature with$"):
        verify_callback(event, none, now=0)


@pytest.mark.parametrize("key", ["a", "0", "Z" * 32, string.ascii_letters[20:], string.digits])
def test_keys_of_the_form_that_vod_takes_are_taken(key: str) -> None:
    event = vod_events.parse_callback(signed(BODIES["known"], key, 0))
    verify_callback(event, key, now=0)


# Errors


@given(key=keys, now=times, max_ahead=st.integers(0, 600))
def test_an_error_tells_its_reason_and_neither_key_nor_signature(
    key: str, now: int, max_ahead: int
) -> None:
    secret = f"{key}ThatIsLong"[-32:]
    tree = signed(BODIES["known"], secret, now)
    wrong = {**tree, "Sign": "0" * 32}
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (BODIES["known"], {}),
        (wrong, {}),
        (tree, {"now": now + 601}),
        (tree, {"now": now - 601, "max_ahead": max_ahead}),
    ]
    reasons: list[str] = []
    for body, options in cases:
        with pytest.raises(SignatureError) as caught:
            verify_callback(vod_events.parse_callback(body), secret, **{"now": now, **options})
        error = caught.value
        shown = f"{error!s} {error!r} {error.args}" + "".join(traceback.format_exception(error))
        assert error.reason in str(error)
        assert secret not in shown
        assert tree["Sign"] not in shown
        reasons.append(error.reason)
    assert reasons == ["not signed", "wrong", "expired", "too far ahead"]


@pytest.mark.parametrize("reason", ["not signed", "wrong", "expired", "too far ahead"])
def test_an_error_can_be_copied_and_sent_to_another_process(reason: Any) -> None:
    error = SignatureError(reason)
    for other in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - made here
        assert type(other) is SignatureError
        assert (other.reason, str(other)) == (reason, str(error))
    assert isinstance(error, VodEventsError)
    assert not isinstance(error, ValueError)


# Signing


@pytest.mark.parametrize("form", FORMS)
@each_body
def test_a_body_of_any_form_is_signed(body: dict[str, Any], form: Callable[[Any], Any]) -> None:
    before = copy.deepcopy(body)
    text = sign_callback(form(body), "key", now=1.9)
    sign = hashlib.md5(b"key601").hexdigest()  # noqa: S324 - as VOD does
    assert json.loads(text) == {**body, "T": 601, "Sign": sign}
    assert body == before
    assert isinstance(text, str)


def test_a_body_that_was_signed_is_signed_anew() -> None:
    once = sign_callback(BODIES["known"], "old", now=0)
    again = sign_callback(once, "new", now=100)
    assert again == sign_callback(BODIES["known"], "new", now=100)
    event = vod_events.parse_callback(again)
    assert refusal(event, "old", now=100) == "wrong"
    assert refusal(event, "new", now=100) is None


@given(signings)
def test_signing_changes_nothing_else(signing: Signing) -> None:
    t = signing.now + 600
    sign = hashlib.md5(f"{signing.key}{t}".encode()).hexdigest()  # noqa: S324 - as VOD does
    assert signing.tree == {**signing.body, "T": t, "Sign": sign}


def test_a_body_that_cannot_be_read_as_an_event_is_signed() -> None:
    """What VOD would sign too: a service is tested with it."""
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}
    tree = signed(body, "key", 0)
    assert tree == {**body, "T": 600, "Sign": tree["Sign"]}


@pytest.mark.parametrize(
    ("body", "error", "message"),
    [
        (b"", DecodeError, "not JSON"),
        (b"\xff", DecodeError, "not UTF-8"),
        ('{"EventType": NaN}', DecodeError, "NaN"),
        (b"[]", InvalidEventError, "expected object"),
        (b"{}", InvalidEventError, "EventType"),
        ({"eventType": "PullComplete"}, InvalidEventError, "legacy"),
        (samples.load("pull_events"), InvalidEventError, "give it to parse_pull_events"),
    ],
)
def test_what_is_no_event_is_not_signed(
    body: Any, error: type[VodEventsError], message: str
) -> None:
    with pytest.raises(error, match=message):
        sign_callback(body, "key")
