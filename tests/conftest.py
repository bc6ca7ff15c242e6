"""Options of the test suite and the settings of its properties."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy is no failure: nothing here is timed. The laws hold for each class and on
# each engine, so they are tried often enough with few examples each; for many, give pytest
# --hypothesis-profile=thorough. Brief is for the same tests once more, in another environment.
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=12,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=8)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=2_000)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus",
        type=Path,
        metavar="DIR",
        help="a folder of saved bodies, as JSON files at any depth, to run the law over",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "saved_body" not in metafunc.fixturenames:
        return
    own = Path(__file__).parent / "data"
    corpus: Path = metafunc.config.getoption("--corpus") or own
    bodies = sorted(corpus.rglob("*.json"))
    if not bodies:
        raise pytest.UsageError(f"no JSON files in {corpus}")
    metafunc.parametrize(
        "saved_body", bodies, ids=[str(body.relative_to(corpus)) for body in bodies]
    )
