"""How tasks and results say that they went well."""

from collections.abc import Container


def has_no_error(
    err_code: int | None, err_code_ext: str | None, unknown: Container[str] = ()
) -> bool:
    """Return whether the error codes of a task or of a result say that it went well.

    The textual code decides where it was sent; older tasks have the number alone.

    Args:
        err_code: the number.
        err_code_ext: the textual code.
        unknown: the unknown fields, if the class models the textual code. One that stands there was
            sent and could not be read, and may tell of an error.
    """
    if err_code_ext is None:
        return err_code == 0 and "ErrCodeExt" not in unknown
    return err_code_ext == ""
