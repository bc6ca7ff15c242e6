"""A time limit for work that has none of its own, such as the look-up of a host."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """Do work, and wait for it no longer than some time.

    Args:
        seconds: how long.
        work: what to do. What is not done in time goes on in a thread that does not keep the
            process alive.

    Returns:
        What the work returns.

    Raises:
        TimeoutError: it is not done in time.
        Exception: what the work raises.
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
    except BaseException as error:  # noqa: BLE001 - raised where it is waited for
        future.set_exception(error)
