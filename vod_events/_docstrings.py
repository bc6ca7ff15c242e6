"""The docstrings under the fields of a class.

Python does not keep them at run time, so they are read from the source, which is part of a wheel. A
second copy in each field's metadata would not replace them: editors and Sphinx read docstrings, not
metadata. Without source there are no docstrings.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


def field_docstrings(model: type) -> Mapping[str, str]:
    """Return the docstrings under the fields of a class and of its bases, by attribute."""
    docstrings: dict[str, str] = {}
    for base in reversed(model.__mro__):
        docstrings.update(in_module(base.__module__).get(base.__name__, {}))
    return docstrings


@cache
def in_module(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the docstrings under fields of all classes of a module, by class and attribute."""
    try:
        source = inspect.getsource(sys.modules[name])
    except (OSError, TypeError):  # It was installed without source, or is written in C.
        return {}
    return {
        node.name: dict(_under_fields(node))
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }


def _under_fields(class_definition: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, following in pairwise(class_definition.body):
        match statement, following:
            case (
                ast.AnnAssign(target=ast.Name(id=attribute)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield attribute, inspect.cleandoc(text)
            case _:
                pass
