"""asyncio as in a script: a loop runs while it is asked to, and what is left in it stays where it is.

Pyodide's own loop is the browser's. What a cell leaves in that runs after the cell, as often as it likes and before every
cell to come, and `asyncio.run` wants modules there that are gone. After CPython's `asyncio/selector_events.py`; left out
is what has no place in a page: sockets, subprocesses, threads.
"""

import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.runners
import time

_STEP = 0.05  # seconds of sleep after which a Stop is heard


class _Clock:
    """In a selector's place: no file is ever ready, so that only time is waited for."""

    def select(self, timeout):
        end = None if timeout is None else time.monotonic() + timeout
        while end is None or (left := end - time.monotonic()) > 0:
            time.sleep(_STEP if end is None else min(_STEP, left))
        return ()


class Loop(asyncio.base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Clock()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass  # nothing wakes a loop from another thread: there is none


class _Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


def install():
    asyncio.events._set_running_loop(None)
    asyncio.events._set_event_loop_policy(_Policy())
    asyncio.run = asyncio.runners.run
