"""What every class of the library shares: it keeps what it does not model."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeAlias, cast

from attrs import field, fields, frozen

from vod_events._values import JsonObject

NOTHING_UNKNOWN = JsonObject()


@frozen(kw_only=True, repr=False)
class Model:
    """A JSON object of VOD, open to members that this version does not know."""

    unknown_fields: JsonObject = field(default=NOTHING_UNKNOWN, hash=False)
    """What the sender's object held beside the fields below, by wire name and in the order of the
    names. Written again after them; where a field has a value under the same name, the field wins."""

    def __attrs_post_init__(self) -> None:
        """Check what was made by hand. Parsing and unpickling do without `__init__`, and this."""
        for check in _checks:
            check(self)

    def __init_subclass__(cls, *, is_draft: bool = False) -> None:
        """Refuse a subclass of a final class, but for the draft class that its objects are filled as.

        Raises:
            TypeError: there would be objects that reading does not return, with what it cannot know.
        """
        super().__init_subclass__()
        for base in () if is_draft else cls.__bases__:
            if vars(base).get("__final__"):
                raise TypeError(f"{base.__name__} cannot be subclassed")
        # attrs compiles no methods of its own where a class has these, a third of what it takes.
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
        """List the direct subclasses, without the draft classes that objects are filled as.

        What looks for subclasses, as cattrs does to include them, would make objects of them.
        """
        return [kind for kind in type.__subclasses__(cls) if kind.__init__ is not object.__init__]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values, _ = _getters(type(self))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        kind = type(self)
        _, values = _getters(kind)
        return hash((kind.__name__, values(self)))

    def __repr__(self) -> str:
        """Show what is set: a field that is None, and no unknown fields, say nothing."""
        shown: list[str] = []
        for attribute in fields(cast("Any", type(self))):
            value = getattr(self, attribute.name)
            if attribute.init and value != attribute.default:
                shown.append(f"{attribute.name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


_Values: TypeAlias = Callable[[Any], object]

_compared: dict[type[Model], tuple[_Values, _Values]] = {}


def _getters(model: type[Any]) -> tuple[_Values, _Values]:
    """Return what gets the values by which objects are equal, and those that their hash is made of."""
    getters = _compared.get(model)
    if getters is None:
        equal = [attribute for attribute in fields(model) if attribute.eq]
        hashed = [attribute for attribute in equal if attribute.hash is not False]
        getters = _compared[model] = (
            attrgetter(*(attribute.name for attribute in equal)),
            attrgetter(*(attribute.name for attribute in hashed)),
        )
    return getters


_classes: list[type[Model]] = []
_followers: list[Callable[[type[Model]], object]] = []
_checks: list[Callable[[Model], None]] = []


def check_with(check: Callable[[Model], None]) -> None:
    """Call a function with every object that is made by hand, before anyone else has it.

    What checks stands above the classes: it knows how they are written and read.

    Args:
        check: the function. It raises what is wrong with the object, and may set its fields.
    """
    _checks.append(check)


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
