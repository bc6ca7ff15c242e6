"""Fuzz one target: ``python fuzz/fuzz_one.py TARGET CORPUS -max_total_time=SECONDS ...``.

The arguments after the target's name are passed to libFuzzer.
"""

import sys
from importlib import import_module
from typing import Any

# Imported by name, since it has no types, and is installed only for fuzzing.
atheris = import_module("atheris")


def main() -> None:
    """Instrument the library, and fuzz until libFuzzer ends the process."""
    with atheris.instrument_imports(include=["vod_events"]):
        generated: Any = import_module("vod_events._wire.generated")
        compile_function = generated.compile_function

        # The functions that the library generates are its hot path.
        def compile_instrumented(*arguments: Any) -> Any:
            return atheris.instrument_func(compile_function(*arguments))

        for name in ("structure", "unstructure", "mirrors"):
            generating: Any = import_module(f"vod_events._wire.{name}")
            assert generating.compile_function is compile_function
            generating.compile_function = compile_instrumented

        # Both import the library.
        from fuzz_targets import TARGETS  # noqa: PLC0415
        from mutator import mutate_json  # noqa: PLC0415

    def mutate(body: bytes, longest: int, seed: int) -> bytes:
        changed = mutate_json(body, seed) if seed % 2 else None
        if changed is None or len(changed) > longest:
            return bytes(atheris.Mutate(body, longest))
        return changed

    program, name, *options = sys.argv
    atheris.Setup([program, *options], TARGETS[name], custom_mutator=mutate)
    atheris.Fuzz()


main()
