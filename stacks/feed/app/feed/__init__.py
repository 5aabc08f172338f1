"""Feed: a clock and short items, streamed to every listener of this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from json import JSONDecodeError
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse,
)
from starlette.routing import Route

from .hub import Event, Hub
from .stopping import when_stopping

PAGE = Path(__file__).with_name("page.html").read_text()
LONGEST_TEXT = 1000
STREAM_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}

hub = Hub()


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[None]:
    ticker = asyncio.create_task(hub.tick())
    with when_stopping(hub.close):
        yield
    hub.close()
    ticker.cancel()
    with suppress(asyncio.CancelledError):
        await ticker


async def index(_request: Request) -> Response:
    return HTMLResponse(PAGE)


async def events(request: Request) -> Response:
    limit = count_of(request)
    if request.method == "HEAD":
        return Response(media_type="text/event-stream", headers=STREAM_HEADERS)
    stream = (frame(event) async for event in hub.listen(limit))
    return StreamingResponse(stream, media_type="text/event-stream", headers=STREAM_HEADERS)


async def latest(_request: Request) -> Response:
    return JSONResponse(hub.latest())


async def add_item(request: Request) -> Response:
    try:
        fields = await request.json()
    except (JSONDecodeError, UnicodeDecodeError):
        raise HTTPException(400, "The body must be JSON.")
    text = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST_TEXT:
        raise HTTPException(400, f"An item needs a text of 1 to {LONGEST_TEXT} characters.")
    return JSONResponse(hub.add_item(text.encode(errors="replace").decode()), 201)


async def health(_request: Request) -> Response:
    if not hub.ticking:
        return PlainTextResponse("The clock stands still: no lifespan was started.\n", 503)
    return PlainTextResponse("ok")


def count_of(request: Request) -> int | None:
    """Return how many events the listener asked for; None is all of them."""
    count = request.query_params.get("count")
    if count is None:
        return None
    if not (count.isascii() and count.isdigit() and len(count) < 10 and int(count) > 0):
        raise HTTPException(400, "The count must be a whole number above zero.")
    return int(count)


def frame(event: Event) -> str:
    return f"event: {event.kind}\ndata: {event.json()}\n\n"


app = Starlette(
    routes=[
        Route("/", index),
        Route("/events", events),
        Route("/latest", latest),
        Route("/items", add_item, methods=["POST"]),
        Route("/health", health),
    ],
    lifespan=lifespan,
)
