"""What every class of the library shares: it keeps what it does not model."""

from collections.abc import Callable
from typing import Any, Self, cast

from attrs import field, fields, frozen

from vod_events._values import JsonObject

NOTHING_UNKNOWN = JsonObject()

_PACKAGE = f"{__name__.partition('.')[0]}."


@frozen(kw_only=True, repr=False)
class Model:
    """A JSON object of VOD, open to members that this version does not know."""

    unknown_fields: JsonObject = field(default=NOTHING_UNKNOWN, hash=False)
    """What the sender's object held beside the fields below, by wire name and in the order of the
    names. Written again after them. A member goes when the field of its name is given a value."""

    def __attrs_post_init__(self) -> None:
        """Check what was made by hand. Parsing and unpickling do without `__init__`, and this."""
        for check in _checks:
            check(self)

    def __init_subclass__(cls, *, is_draft: bool = False) -> None:
        """Refuse a subclass made outside the library: what its objects are, reading cannot know.

        Args:
            is_draft: whether it is the draft class that the objects of a class are filled as.

        Raises:
            TypeError: it is one, or a subclass of a final class.
        """
        super().__init_subclass__()
        if is_draft:
            return
        is_ours = cls.__module__.startswith(_PACKAGE)
        for base in cls.__bases__:
            if vars(base).get("__final__") or (not is_ours and issubclass(base, Model)):
                raise TypeError(f"{base.__name__} cannot be subclassed")
        # attrs makes none where a class has its own: to compile them is a fifth of what a class
        # costs, and objects of few classes are ever compared.
        for name in ("__eq__", "__hash__"):
            setattr(cls, name, vars(Model)[name])

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Tell those who follow the classes of one more."""
        _classes.append(cls)
        for tell in _followers:
            tell(cls)

    @classmethod
    def __subclasses__(cls) -> list[type["Model"]]:
        """List the direct subclasses that objects are made of.

        What looks for subclasses, as cattrs does to include them, would make objects of the others:
        the draft classes that objects are filled as, and the classes without slots that attrs has
        replaced and nothing has collected yet.
        """
        return [kind for kind in type.__subclasses__(cls) if "__attrs_attrs__" in vars(kind)]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic how to read and write what an annotation names. Pydantic alone calls this."""
        return _pydantic[0]().core_schema_of(source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Tell pydantic the JSON Schema of what it has asked the method above for."""
        return _pydantic[0]().json_schema_of(schema, handler)

    def __copy__(self) -> Self:
        return self  # as it never changes

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __eq__(self, other: object) -> bool:
        """Do as attrs' own, which is made now and stands in the class from now on."""
        _make_comparable(type(self))
        return self == other

    def __hash__(self) -> int:
        """Do as attrs' own, in the same way."""
        _make_comparable(type(self))
        return hash(self)

    def __repr__(self) -> str:
        """Show what is set: a field that is None, and no unknown fields, say nothing."""
        shown: list[str] = []
        for attribute in fields(cast("Any", type(self))):
            value = getattr(self, attribute.name)
            if attribute.init and value != attribute.default:
                shown.append(f"{attribute.name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _make_comparable(model: type[Any]) -> None:
    """Give a class the methods that compare its objects."""
    compared = [attribute for attribute in fields(model) if attribute.eq]
    equal = " and ".join(
        f"self.{attribute.name} == other.{attribute.name}" for attribute in compared
    )
    hashed = ", ".join(f"self.{attribute.name}" for attribute in compared if attribute.hash is None)
    source = f"""
def __eq__(self, other):
    return {equal} if other.__class__ is self.__class__ else NotImplemented
def __hash__(self):
    return hash(({model.__name__!r}, {hashed}))
"""
    methods: dict[str, Any] = {}
    exec(source, methods)  # noqa: S102 - it is made of the class's own names
    model.__eq__, model.__hash__ = methods["__eq__"], methods["__hash__"]


_classes: list[type[Model]] = []
_followers: list[Callable[[type[Model]], object]] = []
_checks: list[Callable[[Model], None]] = []
_pydantic: list[Callable[[], Any]] = []


def check_with(check: Callable[[Model], None]) -> None:
    """Call a function with every object that is made by hand, before anyone else has it.

    What checks stands above the classes: it knows how they are written and read.

    Args:
        check: the function. It raises what is wrong with the object, and may set its fields.
    """
    _checks.append(check)


def tell_pydantic_with(load: Callable[[], Any]) -> None:
    """Load what tells pydantic of the classes when pydantic asks.

    Args:
        load: returns the module that does, which stands above the classes.
    """
    _pydantic.append(load)


def follow_classes(tell: Callable[[type[Model]], object]) -> None:
    """Call a function with every class of the library: those that are loaded, and each one later.

    This is how what stands above the classes comes to them without being loaded by them.

    Args:
        tell: the function. It may be called twice with one class that another thread loads
            meanwhile.
    """
    _followers.append(tell)
    for model in tuple(_classes):
        tell(model)
