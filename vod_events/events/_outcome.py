"""How tasks and results say that they went well."""


def has_no_error(err_code: int | None, err_code_ext: str | None) -> bool:
    """Return whether the error codes of a task or of a result say that it went well.

    The textual code decides where it was sent; older tasks have the number alone.
    """
    return err_code == 0 if err_code_ext is None else err_code_ext == ""
