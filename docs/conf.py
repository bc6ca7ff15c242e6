"""How Sphinx builds the documentation: ``sphinx-build -n -W docs docs/_build/html``."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.search.en import SearchEnglish

import vod_events

HERE = Path(__file__).parent
sys.path.append(str(HERE))

import reference_pages  # noqa: E402 - a module in this folder

project = "vod-events"
author = "The vod-events maintainers"
project_copyright = f"2026, {author}"
release = version = vod_events.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
language = "en"
html_title = f"vod-events {release}"
html_static_path = ["reference.css"]
html_css_files = ["reference.css"]

# Docstrings name classes and functions in single backticks.
default_role = "py:obj"

autodoc_default_options = {"member-order": "bysource", "members": True}
autodoc_typehints_format = "short"
maximum_signature_line_length = 80
# So that Markdown pages can link to each other's headings.
myst_heading_anchors = 3

# Names that do not resolve. The inventories of other projects are not fetched, so that the build
# needs no network.
nitpick_ignore_regex = [
    # Names from the standard library, attrs, cattrs and others in annotations and docstrings.
    (r"py:.*", r"(argparse|asyncio|attrs|cattrs|collections|datetime|enum|hypothesis|typing)\..*"),
    (r"py:.*", r"(ValueError|TypeError|Exception|ImportError|str|int|float|bool|bytes|object)"),
    # The base of the documented events; its public name is KnownEvent.
    (r"py:class", r"vod_events\.events\._base\.DocumentedEvent"),
    # Members that several classes have.
    (r"py:obj", r"unknown_fields|run"),
    # Type variables.
    (r"py:class", r"vod_events\.strategies\.M"),
    # The type of a value inside itself.
    (r"py:class", r"tuple\[JsonValue, \.\.\.\]"),
]

# Sphinx takes the built-in ``type`` in an annotation for a field of that name.
suppress_warnings = ["ref.python"]

# Names that are another type at run time; see the reference.
_ALIASES = {"AnyEvent", "KnownEvent", "RawBody"}

# Classes in `reference.md` whose fields have wire names.
_WITH_WIRE_NAMES = {
    "vod_events.Event": vod_events.Event,
    "vod_events.PullEventsResponse": vod_events.PullEventsResponse,
}

_FUNCTION = re.compile(r"<(?:built-in )?(?:function|method) (\w+)[^>]*>")
_SEE = re.compile(r"^See (https://\S+)$")
_CHINESE_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


@cache
def generated() -> tuple[reference_pages.Page, ...]:
    """Generate the pages of the reference that describe the classes."""
    return reference_pages.pages()


def write_pages(_app: Sphinx) -> None:
    """Write the generated pages to where Sphinx reads them, and remove obsolete ones."""
    texts = {HERE / f"{page.path}.rst": page.text for page in generated()}
    for path in (HERE / "reference").rglob("*.rst"):
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


@cache
def public_names() -> dict[str, str]:
    """Return the full name of each public class and function in the reference."""
    names = {name.rpartition(".")[2]: name for page in generated() for name in page.classes}
    return names | {name: f"vod_events.{name}" for name in vod_events.__all__}


class WireDomain(Domain):
    """The wire names of fields, so that a search finds a field by VOD's name."""

    name = "wire"
    label = "Wire"
    object_types = {"name": ObjType("name")}  # noqa: RUF012 - as in Sphinx

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each wire name and the place of its field."""
        attributes = self.env.domains.python_domain.objects
        classes = {name: model for page in generated() for name, model in page.classes.items()}
        for name, model in (classes | _WITH_WIRE_NAMES).items():
            for attribute, wire in reference_pages.wire_names(model).items():
                found = attributes[f"{name}.{attribute}"]
                shown = f"{model.__name__}.{wire}"
                yield shown, shown, "name", found.docname, found.node_id, 2  # below classes

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.Element]]:
        """Resolve nothing, since pages refer to fields by attribute."""
        return []

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Merge nothing, since the names follow from the classes."""


class Search(SearchEnglish):
    """English search that also finds Chinese words, most of which are two characters long."""

    def split(self, input: str) -> list[str]:  # noqa: A002 - as in Sphinx
        """Split a text into words, and Chinese sentences also into pairs of characters."""
        words = super().split(input)
        return [*words, *(pair for word in words for pair in _CHINESE_PAIR.findall(word))]


def _is_model(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, vod_events.Model)


def link_official_page(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Turn the line that names the official page into a link."""
    lines[:] = [_SEE.sub(r"`Official page <\1>`__", line) for line in lines]


def add_wire_name(
    _app: Sphinx, _what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Add the name of a field in JSON."""
    owner, _, attribute = name.rpartition(".")
    if owner in _WITH_WIRE_NAMES:
        wire = reference_pages.wire_names(_WITH_WIRE_NAMES[owner]).get(attribute)
        lines += reference_pages.in_json(wire) if wire else []


class Docstring(GoogleDocstring):
    """A docstring in Google style, with types in the annotations."""

    def _consume_returns_section(self, *_: Any, **__: Any) -> list[tuple[str, str, list[str]]]:
        # Napoleon takes the text before a colon for a type.
        return [("", "", self._dedent(self._consume_to_next_section()))]


def read_google_style(
    _app: Sphinx, _what: str, name: str, obj: object, _options: object, lines: list[str]
) -> None:
    """Read the sections of docstrings.

    Napoleon's own hook is not used: it takes the text before a colon in the docstring of an
    attribute for its type. `Docstring` is not told that it reads an attribute, so it does not.
    """
    lines[:] = Docstring(lines, name=name, obj=obj).lines()


def shape_signature(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, sig: str | None, ret: str
) -> tuple[str, str | None] | None:
    """Leave out the signature of a model, whose fields are listed below it.

    In other signatures, show types as in the source, and functions that are defaults by name.
    """
    if _is_model(obj):
        return "", None
    if inspect.isfunction(obj) and not _ALIASES.isdisjoint(_names(obj)):
        return _signature(obj)
    return (_FUNCTION.sub(r"\1", sig), ret) if sig else None


def _definition(function: FunctionType) -> Any:
    return ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]


def _names(function: FunctionType) -> set[str]:
    definition = _definition(function)
    signature = (definition.args, definition.returns or ast.Tuple([]))
    nodes_of_it = (node for part in signature for node in ast.walk(part))
    return {node.id for node in nodes_of_it if isinstance(node, ast.Name)}


def _signature(function: FunctionType) -> tuple[str, str]:
    definition = _definition(function)
    qualified = _Qualified(function.__globals__)
    definition.args.args = [each for each in definition.args.args if each.arg != "self"]
    arguments, result = map(qualified.visit, (definition.args, definition.returns))
    return f"({ast.unparse(arguments)})", ast.unparse(result)


class _Qualified(ast.NodeTransformer):
    """Adds the module to names that are not the library's own."""

    def __init__(self, scope: dict[str, Any]) -> None:
        self._scope = scope

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return node if node.id in public_names() else self._qualified(node)

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        return self._qualified(node)

    def _qualified(self, node: ast.expr) -> Any:
        value = eval(ast.unparse(node), self._scope)  # noqa: S307 - the library's own annotations
        module = getattr(value, "__module__", "builtins")
        return node if module == "builtins" else ast.Name(f"~{module}.{value.__qualname__}")


def find_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.Element
) -> nodes.Element | None:
    """Resolve a public name that a page or a docstring gives without its module."""
    if node.get("refdomain") != "py":
        return None
    owner, _, attribute = node["reftarget"].removeprefix("vod_events.").partition(".")
    name = public_names().get(owner, "") + (f".{attribute}" if attribute else "")
    domain = env.domains.python_domain
    if name not in domain.objects:
        return None
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, text)


def link_public_names(app: Sphinx, document: nodes.document) -> None:
    """Turn each public name that is code in a page into a link."""
    for literal in list(document.findall(nodes.literal)):
        name, parent = literal.astext(), literal.parent
        is_wire_name = "in-json" in parent.parent.get("classes", ())
        if name in public_names() and not isinstance(parent, pending_xref) and not is_wire_name:
            link = pending_xref(
                "",
                literal.deepcopy(),
                refdoc=app.env.docname,
                refdomain="py",
                reftype="obj",
                reftarget=public_names()[name],
            )
            literal.replace_self(link)


def set_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Set the language of a page that is not in English, for fonts and screen readers."""
    if page.endswith(".zh-CN"):
        context["language"] = "zh-CN"


def setup(app: Sphinx) -> None:
    """Connect the hooks above."""
    app.add_domain(WireDomain)
    app.add_search_language(Search)
    app.connect("builder-inited", write_pages)
    app.connect("autodoc-process-docstring", read_google_style)
    app.connect("autodoc-process-docstring", link_official_page)
    app.connect("autodoc-process-docstring", add_wire_name)
    app.connect("autodoc-process-signature", shape_signature)
    app.connect("doctree-read", link_public_names)
    app.connect("missing-reference", find_public_name)
    app.connect("html-page-context", set_language)
