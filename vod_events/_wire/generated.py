"""Tools for generated functions: a compiler, and classes whose objects are cheap to fill."""

import linecache
from collections.abc import Callable
from typing import Any

from vod_events._model import Model

_drafts: dict[type[Model], type] = {}


def draft_class(model: type[Model]) -> type:
    """Return a class whose objects are filled by plain assignments and then become frozen.

    The `__init__` of a frozen class sets each field through `object.__setattr__`, at several times
    the cost of a plain assignment. CPython assigns directly if `__setattr__` and `__delattr__` are
    the default ones, and lets an object change to a class of the same layout, which the empty slots
    ensure.
    """
    draft = _drafts.get(model)
    if draft is None:
        members = {
            "__slots__": (),
            "__init__": object.__init__,
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        }
        draft = _drafts[model] = type(model.__name__, (model,), members, is_draft=True)
    return draft


def made_when_called(names: dict[str, Any], name: str, make: Callable[[], Any]) -> None:
    """Add a function to the globals of another, and make it when it is first called.

    An event holds only a few of the data types that its class allows, and only those are made.

    Args:
        names: the globals.
        name: the name of the function.
        make: makes the function.
    """

    def first_call(*arguments: Any) -> Any:
        function = names[name] = make()
        return function(*arguments)

    names[name] = first_call


def compile_function(module: str, name: str, source: str, names: dict[str, Any]) -> Any:
    """Compile the source of one function; a traceback shows its lines.

    Args:
        module: the name of the module that generated it.
        name: the name of the function.
        source: its definition, generated only from the library's own classes.
        names: its globals.

    Returns:
        The function.
    """
    filename = f"<{module} {name}>"
    exec(compile(source, filename, "exec"), names)  # noqa: S102 - see above
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    return names[name]
