"""A greeting over ASGI, with nothing but the standard library."""

HELLO = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hello</title>
<link rel="stylesheet" href="static/hello.css">
<h1>Hello</h1>
</html>
"""

HTML = b"text/html; charset=utf-8"
TEXT = b"text/plain; charset=utf-8"

PAGES = {
    "/": (HTML, HELLO),
    "/health": (TEXT, b"ok"),
}


def respond(method, path):
    """Return the status, the extra headers, the content type and the body."""
    if path not in PAGES:
        return 404, [], TEXT, b"Not found\n"
    if method not in ("GET", "HEAD"):
        return 405, [(b"allow", b"GET, HEAD")], TEXT, b"Method not allowed\n"
    return 200, [], *PAGES[path]


async def lifespan(receive, send):
    """Acknowledge the start and the end of the server process."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def path_below(scope):
    """Return the path without the prefix the application is mounted at."""
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    return path or "/"


async def http(scope, send):
    status, extra, content_type, body = respond(scope["method"], path_below(scope))
    length = str(len(body)).encode()
    headers = [(b"content-type", content_type), (b"content-length", length), *extra]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if scope["method"] == "HEAD":
        body = b""
    await send({"type": "http.response.body", "body": body})


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "http":
        await http(scope, send)
    else:
        raise NotImplementedError(f"hello speaks HTTP, not {scope['type']}")
