"""What the fuzzer holds for any bytes holds for what it starts from, and for each body it found.

A body that the fuzzer breaks a target with is kept in ``tests/data/regressions``, which is part of
the seeds.
"""

from collections.abc import Callable

import pytest
from fuzz_targets import TARGETS
from mutator import mutate_json
from seeds import dictionary, names, seeds

each_target = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)


@pytest.mark.once
@each_target
def test_the_seeds_of_the_fuzzer(target: Callable[[bytes], None]) -> None:
    for body in seeds():
        target(body)


@pytest.mark.once
@each_target
def test_a_changed_seed(target: Callable[[bytes], None]) -> None:
    for seed, body in enumerate(seeds()):
        changed = mutate_json(body, seed)
        if changed is not None:
            target(changed)


def test_a_change_is_made_again_from_its_seed() -> None:
    body = next(seeds())
    changes = {mutate_json(body, seed) for seed in range(20)}
    assert changes == {mutate_json(body, seed) for seed in range(20)}
    assert len(changes) > 10


def test_what_has_nothing_to_change_is_left_to_the_fuzzer() -> None:
    for body in (b"", b"{", b"{}", b"5", b"[" * 100_000, b"\xff"):
        assert mutate_json(body, 0) is None


def test_the_dictionary_holds_the_wire_names() -> None:
    words = dictionary().splitlines()
    assert {"EventType", "Response", "HDRType", "SamplingRate"} <= set(names())
    assert all(f'"\\x22{name}\\x22"' in words for name in names())
