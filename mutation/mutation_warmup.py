"""Part of what the process of each mutant is forked from: Hypothesis, made ready."""

from hypothesis import given, settings
from hypothesis import strategies as st

_SLOW_AT_FIRST = st.tuples(
    st.text(), st.datetimes(), st.floats(), st.characters(categories=["Cs", "Ll"])
)


@settings(database=None, deadline=None, max_examples=1)
@given(_SLOW_AT_FIRST)
def use(_: object) -> None:
    """Draw of the kinds that take long to make ready."""


use()
