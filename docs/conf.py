"""How Sphinx builds the documentation: ``sphinx-build -n -W docs docs/_build/html``."""

import inspect
import re
from typing import Any

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon.docstring import GoogleDocstring

import vod_events

project = "vod-events"
author = "The vod-events maintainers"
project_copyright = f"2026, {author}"
release = version = vod_events.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"vod-events {release}"

# Docstrings name what they speak of in single backticks.
default_role = "py:obj"

autodoc_default_options = {"member-order": "bysource", "members": True}
autodoc_typehints_format = "short"
maximum_signature_line_length = 80
# So that Markdown pages can point at each other's headings.
myst_heading_anchors = 3

# The pages of other projects are not fetched, so that the build needs no network.
nitpick_ignore_regex = [
    # The standard library, attrs, cattrs and others: what annotations and docstrings name of them.
    (r"py:.*", r"(argparse|asyncio|attrs|cattrs|collections|datetime|enum|hypothesis|typing)\..*"),
    (r"py:.*", r"(ValueError|TypeError|Exception|ImportError|str|int|float|bool|bytes|object)"),
    # The base of all classes is private; what they take from it is shown once, on Event.
    (r"py:class", r"(vod_events\._model\.)?Model"),
    # What a docstring says of every object that has it.
    (r"py:obj", r"unknown_fields|run"),
    # Type variables.
    (r"py:class", r"vod_events\.strategies\.M"),
    # The type of a value inside itself.
    (r"py:class", r"tuple\[JsonValue, \.\.\.\]"),
]

# The built-in ``type``, in an annotation, is taken for any field of that name.
suppress_warnings = ["ref.python"]

_FUNCTION = re.compile(r"<(?:built-in )?(?:function|method) (\w+)[^>]*>")
_SEE = re.compile(r"^See (https://\S+)$", re.MULTILINE)


def _owner_of(name: str) -> tuple[Any, str]:
    """Give the class that a documented name belongs to, and what is left of the name."""
    module, _, rest = name.partition(".")
    owner_name, _, attribute = rest.partition(".")
    return (
        (getattr(vod_events, owner_name, None), attribute) if module == "vod_events" else (None, "")
    )


def _is_model(value: object) -> bool:
    return (
        isinstance(value, type)
        and attrs.has(value)
        and "unknown_fields" in attrs.fields_dict(value)
    )


def add_official_page(
    _app: Sphinx, what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Say beside each field which page of the vendor documents it: the one its class names."""
    owner, attribute = _owner_of(name)
    if what != "attribute" or not _is_model(owner) or attribute not in attrs.fields_dict(owner):
        return
    page = _SEE.search(inspect.getdoc(owner) or "")
    if page and attribute != "unknown_fields":
        lines.extend(["", f"`Official page <{page[1]}>`__", ""])


class Docstring(GoogleDocstring):
    """A docstring in Google style, whose types stand in the annotations."""

    def _consume_returns_section(self, *_: Any, **__: Any) -> list[tuple[str, str, list[str]]]:
        # Napoleon takes what stands before a colon for a type.
        return [("", "", self._dedent(self._consume_to_next_section()))]


def read_google_style(
    _app: Sphinx, _what: str, name: str, obj: object, _options: object, lines: list[str]
) -> None:
    """Read the sections of docstrings.

    Napoleon's own hook is not used, since it takes what stands before a colon in the docstring of
    an attribute for its type; it does so only where it is told that it reads an attribute.
    """
    lines[:] = Docstring(lines, name=name, obj=obj).lines()


def shape_signature(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, sig: str | None, ret: str
) -> tuple[str, str | None] | None:
    """Leave out the signature of a model: its fields, all by keyword, stand below it.

    In another, call a function that is a default by its name.
    """
    if _is_model(obj):
        return "", None
    return (_FUNCTION.sub(r"\1", sig), ret) if sig else None


def find_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.Element
) -> nodes.Element | None:
    """Find a public name that the docstring of another module gives without the package."""
    domain = env.domains.python_domain
    name = f"vod_events.{node['reftarget']}"
    if node.get("refdomain") != "py" or name not in domain.objects:
        return None
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, text)


def link_public_names(app: Sphinx, document: nodes.document) -> None:
    """Make a link of each public name that stands in a page as code."""
    for literal in list(document.findall(nodes.literal)):
        name = literal.astext()
        if name in vod_events.__all__ and not isinstance(literal.parent, pending_xref):
            link = pending_xref(
                "",
                literal.deepcopy(),
                refdoc=app.env.docname,
                refdomain="py",
                reftype="obj",
                reftarget=f"vod_events.{name}",
            )
            literal.replace_self(link)


def setup(app: Sphinx) -> None:
    """Connect the hooks above."""
    app.connect("autodoc-process-docstring", read_google_style)
    app.connect("autodoc-process-docstring", add_official_page)
    app.connect("autodoc-process-signature", shape_signature)
    app.connect("doctree-read", link_public_names)
    app.connect("missing-reference", find_public_name)
