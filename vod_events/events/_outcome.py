"""Whether the error codes of tasks and results mean success."""

from collections.abc import Container


def has_no_error(
    err_code: int | None, err_code_ext: str | None, unknown: Container[str] = ()
) -> bool:
    """Return whether the error codes of a task or a result mean success.

    The textual code decides if it was sent; older tasks have only the number.

    Args:
        err_code: the number.
        err_code_ext: the textual code.
        unknown: the unknown fields, if the class models the textual code. A code among them was
            sent but could not be read, and may mean an error.
    """
    if err_code_ext is None:
        return err_code == 0 and "ErrCodeExt" not in unknown
    return err_code_ext == ""
