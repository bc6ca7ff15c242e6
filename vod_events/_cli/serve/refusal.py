"""An exception for an error that the API answers with."""


class RefusalError(Exception):
    """The request is refused.

    Args:
        code: the code of the API.
        message: what is wrong, for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
