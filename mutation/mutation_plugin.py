"""A pytest plugin for mutation testing: fast tests first, and no state from earlier tests."""

import os
from importlib import import_module

import pytest
from hypothesis import Phase, settings

# The same examples each time, so that the same mutants survive; few, and without shrinking, since
# they run for each mutant.
settings.register_profile(
    "mutation",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
)

_MADE_ON_FIRST_USE = {
    "_plan": ["_plans"],
    "_wire.generated": ["_drafts"],
    "_wire.mirrors": ["_unstructurers"],
    "_wire.structure": ["_structurers"],
    "_wire.unstructure": ["_unstructurers"],
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the property tests last: most mutants break an example, too."""
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def pytest_runtest_setup() -> None:
    """Clear what the library made on first use, while mutmut records which test calls what.

    Otherwise, a mutant of code that generates a function is tried only on its first test.
    """
    if os.environ.get("MUTANT_UNDER_TEST") != "stats":
        return
    for module, names in _MADE_ON_FIRST_USE.items():
        for name in names:
            made = vars(import_module(f"vod_events.{module}"))[name]
            for cache in made.values() if name == "_structurers" else [made]:  # one by strictness
                cache.clear()
    vars(import_module("vod_events._parse"))["_engine"] = None
