"""Hearing early that the server stops: the lifespan ends only after the last response."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def when_stopping(callback: Callable[[], None]) -> Iterator[None]:
    """Call back in the event loop on a stop signal, before the server's own handler."""
    loop = asyncio.get_running_loop()
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    handlers = {number: handler for number, handler in handlers.items() if callable(handler)}

    def handle(number, stack):
        loop.call_soon_threadsafe(callback)
        handlers[number](number, stack)

    for number in handlers:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
