"""The probe over ASGI: it answers with what an application behind the server sees.

A body is sent for HEAD too, on purpose: it is for the servers in front to strip.
"""

import asyncio
import hashlib
import json
import os
import re
import sys
from http import HTTPStatus
from urllib.parse import parse_qs

LARGEST_BODY = 16 * 1024 * 1024
LONGEST_SLEEP = 60.0
MOST_CHUNKS = 1000


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "websocket":
        await websocket(scope, receive, send)
    else:
        await find(scope)(scope, receive, send)


async def lifespan(receive, send):
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def websocket(scope, receive, send):
    await receive()
    if path_info(scope) != "/ws":
        await send({"type": "websocket.close"})
        return
    client, _ = client_and_port(scope)
    seen = {"scheme": scope.get("scheme"), "client": client, "path": path_info(scope)}
    await send({"type": "websocket.accept", "headers": [pid_header()]})
    await send({"type": "websocket.send", "text": json.dumps(seen)})
    while (message := await receive())["type"] == "websocket.receive":
        if message.get("text") is not None:
            await send({"type": "websocket.send", "text": message["text"]})


def find(scope):
    path = path_info(scope)
    if path == "/echo" or path.startswith("/echo/"):
        return echo
    if path.startswith("/status/"):
        return status
    if path == "/die" and scope["method"] != "POST":
        return missing
    return ROUTES.get(path, missing)


async def ready(scope, receive, send):
    await plain(send, "ready\n")


async def echo(scope, receive, send):
    server_name, server_port = scope.get("server") or (None, None)
    client, client_port = client_and_port(scope)
    headers = request_headers(scope)
    seen = {
        "interface": "asgi",
        "method": scope["method"],
        "path": path_info(scope),
        "script_name": scope.get("root_path", ""),
        "raw": latin1_or_none(scope.get("raw_path")),
        "query": scope["query_string"].decode("latin-1"),
        "scheme": scope.get("scheme"),
        "host": dict(headers).get("host"),
        "server_name": server_name,
        "server_port": string_or_none(server_port),
        "client": client,
        "client_port": string_or_none(client_port),
        "headers": headers,
        "body": await body_digest(receive),
        "pid": os.getpid(),
        "uid": os.getuid(),
        "gid": os.getgid(),
        "multithread": None,
        "multiprocess": None,
        "input_terminated": None,
    }
    await whole(send, 200, "application/json", json.dumps(seen).encode())


async def ignore(scope, receive, send):
    await plain(send, "ignored\n")


async def slow(scope, receive, send):
    await asyncio.sleep(number(scope, "seconds", 2, LONGEST_SLEEP))
    await plain(send, "slow\n")


async def stream(scope, receive, send):
    count = int(number(scope, "count", 4, MOST_CHUNKS))
    interval = number(scope, "interval", 0.3, LONGEST_SLEEP)
    await start(send, 200, (b"content-type", b"text/plain; charset=utf-8"))
    for index in range(count):
        if index:
            await asyncio.sleep(interval)
        chunk = f"chunk {index}\n".encode()
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body"})


async def status(scope, receive, send):
    code = path_info(scope).removeprefix("/status/")
    if not re.fullmatch("[2-5][0-9][0-9]", code):
        await missing(scope, receive, send)
    elif code in ("204", "304"):
        await start(send, int(code))
        await send({"type": "http.response.body"})
    else:
        await plain(send, reason(int(code)), int(code))


async def large(scope, receive, send):
    size = int(number(scope, "bytes", 1024, LARGEST_BODY))
    await whole(send, 200, "text/plain; charset=utf-8", b"x" * size)


async def die(scope, receive, send):
    os._exit(1)


async def log(scope, receive, send):
    level = parameter(scope, "level") or "error"
    print(f"{level}: {parameter(scope, 'text')}", file=sys.stderr, flush=True)
    await plain(send, "logged\n")


async def missing(scope, receive, send):
    await plain(send, "probe: no such path\n", 404, (b"x-probe", b"404"))


ROUTES = {
    "/ready": ready,
    "/ignore": ignore,
    "/slow": slow,
    "/stream": stream,
    "/large": large,
    "/die": die,
    "/log": log,
}


async def plain(send, text, status=200, *headers):
    await whole(send, status, "text/plain; charset=utf-8", text.encode(), *headers)


async def whole(send, status, content_type, body, *headers):
    kind = (b"content-type", content_type.encode())
    length = (b"content-length", str(len(body)).encode())
    await start(send, status, kind, length, *headers)
    await send({"type": "http.response.body", "body": body})


async def start(send, status, *headers):
    headers = [*headers, pid_header()]
    await send({"type": "http.response.start", "status": status, "headers": headers})


def pid_header():
    return b"x-probe-pid", str(os.getpid()).encode()


def reason(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def path_info(scope):
    """Return what WSGI calls PATH_INFO: the path below the application's mount point."""
    path, prefix = scope["path"], scope.get("root_path", "")
    mounted = path == prefix or path.startswith(f"{prefix}/")
    return path.removeprefix(prefix) if mounted else path


def client_and_port(scope):
    return scope.get("client") or (None, None)


def string_or_none(value):
    return None if value is None else str(value)


def latin1_or_none(value):
    return None if value is None else value.decode("latin-1")


def parameter(scope, name, default=""):
    query = parse_qs(scope["query_string"].decode("utf-8", "replace"))
    return query.get(name, [default])[0]


def number(scope, name, default, largest):
    try:
        value = float(parameter(scope, name, default))
    except ValueError:
        value = default
    return min(max(0.0, value), largest)


def request_headers(scope):
    pairs = scope["headers"]
    return sorted([name.decode("latin-1"), value.decode("latin-1")] for name, value in pairs)


async def body_digest(receive):
    length, digest, more = 0, hashlib.sha256(), True
    while more:
        message = await receive()
        piece = message.get("body", b"")
        length += len(piece)
        digest.update(piece)
        more = message.get("more_body", False)
    return {"length": length, "sha256": digest.hexdigest()}
