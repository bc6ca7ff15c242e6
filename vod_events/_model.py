"""The base class of every class of the library, which keeps members that it does not model."""

from collections.abc import Callable
from typing import Any, Self, TypeGuard, cast

from attrs import field, fields, frozen

from vod_events._values import JsonObject

NOTHING_UNKNOWN = JsonObject()

_PACKAGE = f"{__name__.partition('.')[0]}."


@frozen(kw_only=True, repr=False)
class Model:
    """A JSON object of VOD, which can hold members that this version does not know."""

    unknown_fields: JsonObject = field(default=NOTHING_UNKNOWN, hash=False)
    """Members of the sender's object that no field holds, by wire name, sorted by name. They are
    written after the fields. A member is dropped if you give the field of its name a value."""

    def __attrs_post_init__(self) -> None:
        """Check an object made by hand. Parsing and unpickling skip this check."""
        for check in _checks:
            check(self)

    def __init_subclass__(cls, *, is_draft: bool = False) -> None:
        """Refuse a subclass made outside the library, since parsing never creates its objects.

        Args:
            is_draft: whether it is a draft: the class of an object while its fields are filled.

        Raises:
            TypeError: the subclass is made outside the library, or its base class is final.
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
        """Notify the followers of a new class."""
        _classes.append(cls)
        for tell in _followers:
            tell(cls)

    @classmethod
    def __subclasses__(cls) -> list[type["Model"]]:
        """Return the direct subclasses that objects are made of.

        Code that lists subclasses, such as cattrs, would make objects of the others: the draft
        classes, and the classes without slots that attrs has replaced and that are not
        garbage-collected yet.
        """
        return [kind for kind in type.__subclasses__(cls) if "__attrs_attrs__" in vars(kind)]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return pydantic's schema of an annotation. Only pydantic calls this."""
        return _pydantic[0]().core_schema_of(source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Return the JSON Schema of a schema from the method above. Only pydantic calls this."""
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
        """Show the fields that differ from their defaults."""
        shown: list[str] = []
        for attribute in fields(cast("Any", type(self))):
            value = getattr(self, attribute.name)
            if attribute.init and value != attribute.default:
                shown.append(f"{attribute.name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def is_model_class(kind: object) -> TypeGuard[type[Model]]:
    """Return whether an annotation is a class of the library."""
    return isinstance(kind, type) and issubclass(kind, Model)


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
    """Call a function with every object made by hand, before its constructor returns.

    The check is a callback because its module imports the classes.

    Args:
        check: the function. It raises an exception if the object is wrong, and can set its fields.
    """
    _checks.append(check)


def tell_pydantic_with(load: Callable[[], Any]) -> None:
    """Set the function that loads the support for pydantic when pydantic asks for it.

    Args:
        load: returns the module, which imports the classes.
    """
    _pydantic.append(load)


def follow_classes(tell: Callable[[type[Model]], object]) -> None:
    """Call a function with every class of the library: those loaded now, and those loaded later.

    For modules that import the classes, since the classes cannot import them.

    Args:
        tell: the function. It can be called twice with a class that another thread loads at the
            same time.
    """
    _followers.append(tell)
    for model in tuple(_classes):
        tell(model)
