"""A pytest plugin for mutation testing: cheap tests first, and nothing left by the test before."""

import os
from importlib import import_module

import pytest
from hypothesis import Phase, settings

# The same examples each time, so that the same mutants survive; few, and none made smaller when it
# fails, as each mutant needs them.
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
    """Put the properties last: most mutants break an example, too."""
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def pytest_runtest_setup() -> None:
    """Forget what the library made on first use, while it is looked up which test needs what.

    Else a mutant of what generates a function would be tried on the first test that uses it alone.
    """
    if os.environ.get("MUTANT_UNDER_TEST") != "stats":
        return
    for module, names in _MADE_ON_FIRST_USE.items():
        for name in names:
            vars(import_module(f"vod_events.{module}"))[name].clear()
    vars(import_module("vod_events._parse"))["_engine"] = None
