"""A time limit for functions without one, such as the lookup of a host."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """Call a function, and wait for it for a limited time.

    Args:
        seconds: the limit.
        work: the function. If it takes longer, it continues on a thread that does not keep the
            process alive.

    Returns:
        What the function returns.

    Raises:
        TimeoutError: the function takes longer.
        Exception: what the function raises.
    """
    future: Future[_T] = Future()
    Thread(target=_do, args=(work, future), daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError as error:
        raise TimeoutError(str(error) or "timed out") from None


def _do(work: Callable[[], _T], future: "Future[_T]") -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - raised in the waiting thread
        future.set_exception(error)
