"""Programs in processes of their own: for what a process can do but once."""

import os
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType

from vod_events._parse import SWITCH


def run(
    program: str,
    *arguments: str,
    stdin: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
    site: bool = True,
) -> str:
    """Run a program and return what it prints.

    Without site, nothing is loaded before the program begins but what Python cannot do without.
    Whether the accelerator is in use does not depend on the tests' own environment.
    """
    options = [] if site else ["-S"]
    others = {name: value for name, value in os.environ.items() if name != SWITCH}
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, *options, "-c", program, *arguments],
        input=stdin,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
        timeout=60,
        env={**others, "PYTHONUTF8": "1", **environment},
    )
    return done.stdout.strip()
