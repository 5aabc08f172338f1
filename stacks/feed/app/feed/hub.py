"""The hub: what happened lately, and the listeners who want to hear it."""

import asyncio
import json
import os
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

KEPT_ITEMS = 50
LONGEST_QUEUE = 100


@dataclass(frozen=True)
class Event:
    kind: str
    data: dict

    def json(self) -> str:
        return json.dumps(self.data)


class Hub:
    """The events of one process; other worker processes have their own."""

    def __init__(self) -> None:
        self.ticking = False
        self._tick = {}
        self._items: deque[dict] = deque(maxlen=KEPT_ITEMS)
        self._listeners: set[asyncio.Queue] = set()

    async def tick(self) -> None:
        """Publish a tick every second until cancelled."""
        self.ticking = True
        try:
            number = 0
            while True:
                number += 1
                self._tick = {"tick": number, "time": now(), "pid": os.getpid()}
                self._publish(Event("tick", self._tick))
                await asyncio.sleep(1)
        finally:
            self.ticking = False

    def add_item(self, text: str) -> dict:
        item = {"item": text, "time": now(), "pid": os.getpid()}
        self._items.append(item)
        self._publish(Event("item", item))
        return item

    def latest(self) -> dict:
        return {"tick": self._tick, "items": list(self._items)}

    async def listen(self, limit: int | None) -> AsyncIterator[Event]:
        """Yield the events from now on, at most `limit` of them, until the hub closes."""
        if not self.ticking:
            return
        queue = asyncio.Queue(LONGEST_QUEUE)
        self._listeners.add(queue)
        try:
            while limit is None or limit > 0:
                yield await queue.get()
                limit = limit and limit - 1
        except asyncio.QueueShutDown:
            pass
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """Let every stream end, so that the server need not wait for its listeners."""
        self.ticking = False
        for queue in self._listeners:
            queue.shutdown()
        self._listeners.clear()

    def _publish(self, event: Event) -> None:
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
