"""The project's checks. ``nox`` without arguments runs those that every change must pass."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import nox
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

nox.needs_version = ">=2025.2.9"
nox.options.sessions = [
    "tests",
    "integration",
    "coverage",
    "pythons",
    "lint",
    "types",
    "docs",
    "wheel",
    "lowest",
    "bench_once",
]
nox.options.reuse_venv = "no"

PROJECT = nox.project.load_toml("pyproject.toml")
PACKAGE = "vod_events"
CORE_TESTS = ("--numprocesses=auto", "tests", "--ignore=tests/integration", "--ignore=tests/typing")
# For runs that test the same code in another environment.
AGAIN = ("--hypothesis-profile=brief", "-m", "not once")
# Measured in the integration tests, where the SDK and pydantic are installed.
NEEDS_SDK = "*/vod_events/tencentcloud.py,*/vod_events/_pydantic.py"
DIST = Path("dist")


def find_interpreters() -> dict[str, Path]:
    """Return the folder of every supported CPython on the machine, by version.

    Each is run once, since a pyenv shim works only if its version is active.
    """
    supported = SpecifierSet(PROJECT["project"]["requires-python"])
    found: dict[str, Path] = {}
    for folder in _interpreter_folders():
        for path in sorted(folder.glob("python3.*")):
            named = re.fullmatch(r"python(3\.\d+)(t?)", path.name)
            if not named or not supported.contains(named[1]) or "".join(named.groups()) in found:
                continue
            if _runs_as_cpython(path):
                found["".join(named.groups())] = folder
    return dict(sorted(found.items(), key=lambda item: int(item[0][2:].rstrip("t"))))


def _interpreter_folders() -> Iterator[Path]:
    yield from map(Path, os.get_exec_path())
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob("versions/*/bin"))


def _runs_as_cpython(path: Path) -> bool:
    command = [str(path), "-c", "import sys; sys.exit(sys.implementation.name != 'cpython')"]
    tried = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the user's own
    return tried.returncode == 0


INTERPRETERS = find_interpreters()
# nox searches only the PATH.
os.environ["PATH"] = os.pathsep.join([*map(str, INTERPRETERS.values()), os.environ["PATH"]])
PYTHONS = list(INTERPRETERS)
NEWEST = PYTHONS[-1]


def group(*names: str) -> list[str]:
    """Return the requirements of dependency groups."""
    return list(nox.project.dependency_groups(PROJECT, *names))


@nox.session(python=PYTHONS[0])
def tests(session: nox.Session) -> None:
    """Run the core tests."""
    session.install(*group("test"), ".")
    session.run("pytest", *CORE_TESTS, *session.posargs)


@nox.session(python=PYTHONS[0])
def integration(session: nox.Session) -> None:
    """Run the tests with frameworks, the official SDK and real servers."""
    session.install(*group("test", "integration"), ".")
    measured = ("--cov", "--cov-report=", "--cov-fail-under=0")
    # Most of them wait for a server or a worker; a file's tests share those.
    spread = ("--numprocesses=4", "--dist=loadfile")
    session.run("pytest", "tests/integration", *spread, *measured, *session.posargs)
    session.run("coverage", "report", f"--include={NEEDS_SDK}")


@nox.session(python=PYTHONS[0])
def coverage(session: nox.Session) -> None:
    """Check that the core tests reach every branch, and run them without the accelerator."""
    session.install(*group("test"), ".")
    measured = ("--cov", "--cov-report=", "--cov-fail-under=0")
    session.run("pytest", *CORE_TESTS, *AGAIN, *measured, *session.posargs)
    session.run("coverage", "report", f"--omit={NEEDS_SDK}")
    session.run("pip", "uninstall", "--quiet", "--yes", "msgspec")
    session.run("pytest", *CORE_TESTS, *AGAIN, *session.posargs)


@nox.session(python=PYTHONS[1:-1] or [NEWEST])
def pythons(session: nox.Session) -> None:
    """Run the core tests on the Pythons between the oldest and the newest (see ``wheel``)."""
    session.install(*group("test"), ".")
    session.run("pytest", *CORE_TESTS, *AGAIN, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session(python=PYTHONS[0])
def types(session: nox.Session) -> None:
    """Check the types of the package, the tests and user code."""
    session.install(*group("test", "integration", "types"), ".")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--project", "tests/typing")
    session.run("pyright", "--verifytypes", PACKAGE, "--ignoreexternal")
    session.run("pytest", "tests/typing")


@nox.session(python=PYTHONS[0])
def docs(session: nox.Session) -> None:
    """Build the documentation, with warnings as errors."""
    session.install(*group("docs"), ".[hypothesis,tencentcloud]")
    session.run("sphinx-build", "-n", "-W", "-q", "docs", "docs/_build/html")


@nox.session(python=NEWEST)
def wheel(session: nox.Session) -> None:
    """Build and check the distributions, and run the core tests on the installed wheel."""
    session.install(*group("wheel"))
    first, second = build(session, "first"), build(session, "second")
    if digest(first) != digest(second):
        session.error(f"two builds differ: {first} and {second}")
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.copytree(first.parent, DIST)
    session.run("twine", "check", "--strict", *map(str, DIST.iterdir()))
    session.run("check-wheel-contents", str(DIST))
    clean = clean_environment(session, *group("test"), str(first))
    away = Path(session.create_tmp()).resolve() / "away"
    copy_without_package(session, away)
    with session.chdir(away):
        session.run(str(clean / "pytest"), *CORE_TESTS, *AGAIN, external=True)


def clean_environment(session: nox.Session, *requirements: str) -> Path:
    """Make an environment apart from the session's, and return the folder of its programs."""
    target = Path(session.create_tmp()).resolve() / "clean"
    session.run("python", "-m", "venv", "--clear", "--without-pip", str(target))
    programs = target / "bin"
    session.run("pip", "--python", str(programs / "python"), "install", "--quiet", *requirements)
    return programs


def build(session: nox.Session, name: str) -> Path:
    """Build the sdist, and the wheel from it, into a new folder, and return the wheel."""
    folder = Path(session.create_tmp()).resolve() / name
    shutil.rmtree(folder, ignore_errors=True)
    # The time of the last commit instead of the time of the build.
    moment = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True, log=False)
    session.run(
        *("python", "-m", "build", "--outdir", str(folder)),
        env={"SOURCE_DATE_EPOCH": str(moment).strip()},
        silent=True,
    )
    return next(folder.glob("*.whl"))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_without_package(session: nox.Session, target: Path) -> None:
    """Copy the tracked files except the package, so that the tests import the installed one."""
    shutil.rmtree(target, ignore_errors=True)
    listed = session.run("git", "ls-files", "-z", external=True, silent=True, log=False)
    for name in str(listed).split("\0"):
        if not name.startswith(f"{PACKAGE}/") and Path(name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(name, target / name)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the core tests with the lowest supported versions of the dependencies."""
    extras = PROJECT["project"]["optional-dependencies"]
    stated = [*PROJECT["project"]["dependencies"], *extras["msgspec"], *extras["cli"]]
    session.install(*group("test"), ".", *map(lowest_version, stated))
    session.run("pytest", *CORE_TESTS, *AGAIN, *session.posargs)


def lowest_version(requirement: str) -> str:
    """Return a requirement of exactly the lowest version that a requirement allows."""
    parsed = Requirement(requirement)
    (lower,) = (part.version for part in parsed.specifier if part.operator == ">=")
    return f"{parsed.name}=={lower}"


@nox.session(python=PYTHONS[0])
def bench_once(session: nox.Session) -> None:
    """Run each benchmark briefly, to check that it works."""
    session.install(*group("bench"), ".")
    session.run("python", "benchmarks/run.py", "--once")
    brief = ("--size", "10000", "--rounds", "1")
    session.run("python", "benchmarks/hostile.py", *brief, env={"PYTHONPATH": "tests"})


@nox.session(python=list(dict.fromkeys((PYTHONS[0], NEWEST))))
def bench(session: nox.Session) -> None:
    """Compare the library with its peers, and write the documentation's tables and plots."""
    session.install(*group("bench"), ".")
    if session.python != PYTHONS[0]:
        session.run("python", "benchmarks/run.py", "--write", "claims", *session.posargs)
        return
    session.run("python", "benchmarks/run.py", "--write", "all", *session.posargs)
    session.run("python", "benchmarks/hostile.py", "--write", env={"PYTHONPATH": "tests"})


@nox.session(python=PYTHONS[0])
def archives(session: nox.Session) -> None:
    """Measure archives of up to a million events, and write the documentation's table."""
    session.install(*group("integration"), ".[msgspec]")
    session.run("python", "benchmarks/archives.py", "--write", *session.posargs)


@nox.session(python=PYTHONS[0])
def drift(session: nox.Session) -> None:
    """Compare the models with the newest release of the official SDK."""
    session.install("tencentcloud-sdk-python-vod", ".")
    session.run("python", "tests/integration/sdk_models.py")


@nox.session
def audit(session: nox.Session) -> None:
    """Write a bill of materials, and check the dependencies for known vulnerabilities.

    The session fails on a vulnerability. If the advisory service cannot be reached, it warns which
    packages were not looked up, and passes.
    """
    session.install(*group("audit"))
    programs = clean_environment(session, ".[msgspec,tencentcloud,cli]")
    DIST.mkdir(exist_ok=True)
    session.run(
        *("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", "--mc-type", "library"),
        *("--output-reproducible", "--validate", "-o", str(DIST / "sbom.cdx.json")),
        str(programs / "python"),
    )
    site = next(programs.parent.glob("lib/python*/site-packages"))
    report = session.run(
        *("pip-audit", "--path", str(site), "--format", "json", "--progress-spinner", "off"),
        *("--timeout", "10"),
        silent=True,
        success_codes=[0, 1],
    )
    judge_audit(session, str(report))


def judge_audit(session: nox.Session, report: str) -> None:
    """Log the result of an audit, and fail on a vulnerability."""
    # The report is one line, with log lines around it.
    lines = [line for line in report.splitlines() if line.startswith('{"dependencies"')]
    if not lines:
        session.warn("the advisory service could not be reached: nothing was looked up")
        session.warn(report.strip().splitlines()[-1] if report.strip() else "no output")
        return
    packages = json.loads(lines[-1])["dependencies"]
    skipped = [
        f"{item['name']}: {item['skip_reason']}" for item in packages if "skip_reason" in item
    ]
    vulnerable = [item for item in packages if item.get("vulns")]
    session.log(f"looked up {len(packages) - len(skipped)} of {len(packages)} packages")
    for line in skipped:
        session.warn(f"not looked up: {line}")
    if vulnerable:
        session.error(f"known vulnerabilities: {json.dumps(vulnerable, indent=2)}")


@nox.session(python=PYTHONS[0])
def fuzz(session: nox.Session) -> None:
    """Fuzz for a minute, or for the given seconds; ``--record`` writes the documentation's table."""
    session.install(*group("test", "fuzz"), ".")
    session.run("python", "fuzz/run.py", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session(python=PYTHONS[0])
def differential(session: nox.Session) -> None:
    """Compare both engines on a million generated bodies, or on a given number."""
    session.install(*group("test"), ".")
    arguments = session.posargs or ["1000000"]
    session.run("python", "fuzz/differential.py", *arguments, env={"PYTHONPATH": "tests"})


@nox.session(python=PYTHONS[0])
def mutation(session: nox.Session) -> None:
    """Check that the tests notice changes to the library, one change at a time."""
    # Not the library itself, since the tests import the changed copy.
    session.install(*group("test", "mutation"), *PROJECT["project"]["dependencies"])
    # Each mutant is a new process: without bytecode, it would compile the changed library again.
    environment = {"PYTHONPATH": "mutation", "PYTHONDONTWRITEBYTECODE": ""}
    session.run("python", "mutation/try_mutants.py", *session.posargs, env=environment)


@nox.session(python=NEWEST)
def rehearsal(session: nox.Session) -> None:
    """Upload the distributions to a local index, install them, and run the README's example."""
    session.install(*group("rehearsal"))
    folder = Path(session.create_tmp()).resolve() / "index"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    built = build(session, "built")
    with serve_index(session, folder) as index:
        session.run(
            *("twine", "upload", "--repository-url", index, *map(str, built.parent.iterdir())),
            env={"TWINE_USERNAME": "", "TWINE_PASSWORD": ""},
        )
        _, version, *_ = built.name.split("-")
        try_release(session, f"vod-events=={version}", index, "--no-binary=vod-events")
        for extra in ("", *PROJECT["project"]["optional-dependencies"]):
            try_release(session, f"vod-events[{extra}]=={version}", index)


def try_release(session: nox.Session, requirement: str, index: str, *options: str) -> None:
    """Install from an index by name, as a user does, and run the README's example."""
    clean = clean_environment(session, f"--extra-index-url={index}/simple/", *options, requirement)
    away = Path(session.create_tmp()).resolve()  # without the package's folder
    example = away / "example.py"
    blocks = re.findall(r"```python\n(.*?)```", Path("README.md").read_text("utf-8"), re.DOTALL)
    example.write_text("\n".join(blocks[:2]), "utf-8")  # the other blocks are services
    with session.chdir(away):
        session.run(str(clean / "python"), "-W", "error", str(example), external=True)
        session.run(str(clean / "vod-events"), "--version", external=True)


@contextmanager
def serve_index(session: nox.Session, folder: Path) -> Generator[str]:
    """Serve a package index from a folder, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ("run", "-i", "127.0.0.1", "-p", str(port), "-P", ".", "-a", ".", str(folder))
    program = str(Path(session.bin) / "pypi-server")
    with subprocess.Popen([program, *command]) as server:  # noqa: S603 - just installed
        try:
            for _ in range(100):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
