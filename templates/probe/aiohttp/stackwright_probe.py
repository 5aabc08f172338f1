"""The probe as an aiohttp application: it answers with what an application behind the server sees.

A body is given for HEAD too, on purpose: it is for the servers in front to strip.
"""

import asyncio
import hashlib
import json
import os
import re
import sys
from http import HTTPStatus

from aiohttp import WSMsgType, web

LARGEST_BODY = 16 * 1024 * 1024
LONGEST_SLEEP = 60.0
MOST_CHUNKS = 1000


async def make_app():
    app = web.Application()
    app.on_response_prepare.append(sign)
    for path, handler in ROUTES.items():
        app.router.add_route("*", path, handler)
    return app


async def sign(request, response):
    response.headers["X-Probe-Pid"] = str(os.getpid())


async def ready(request):
    return plain("ready\n")


async def echo(request):
    length, digest = 0, hashlib.sha256()
    async for piece in request.content.iter_any():
        length += len(piece)
        digest.update(piece)
    seen = {
        "interface": "aiohttp",
        "method": request.method,
        "path": request.path,
        "script_name": "",
        "raw": request.raw_path.partition("?")[0],
        "query": request.raw_path.partition("?")[2],
        "scheme": request.scheme,
        "host": request.host,
        "server_name": None,
        "server_port": None,
        "client": request.remote,
        "client_port": None,
        "headers": sorted([name.lower(), value] for name, value in request.headers.items()),
        "body": {"length": length, "sha256": digest.hexdigest()},
        "pid": os.getpid(),
        "uid": os.getuid(),
        "gid": os.getgid(),
        "multithread": None,
        "multiprocess": None,
        "input_terminated": None,
    }
    return whole(200, "application/json", json.dumps(seen).encode())


async def ignore(request):
    return plain("ignored\n")


async def slow(request):
    await asyncio.sleep(number(request, "seconds", 2, LONGEST_SLEEP))
    return plain("slow\n")


async def stream(request):
    count = int(number(request, "count", 4, MOST_CHUNKS))
    interval = number(request, "interval", 0.3, LONGEST_SLEEP)
    response = web.StreamResponse(headers={"Content-Type": "text/plain; charset=utf-8"})
    await response.prepare(request)
    for index in range(count):
        if index:
            await asyncio.sleep(interval)
        await response.write(f"chunk {index}\n".encode())
    return response


async def status(request):
    code = request.match_info["code"]
    if not re.fullmatch("[2-5][0-9][0-9]", code):
        return await missing(request)
    return web.Response(status=int(code)) if code in ("204", "304") else plain(reason(int(code)), int(code))


async def large(request):
    size = int(number(request, "bytes", 1024, LARGEST_BODY))
    return whole(200, "text/plain; charset=utf-8", b"x" * size)


async def die(request):
    if request.method != "POST":
        return await missing(request)
    os._exit(1)


async def log(request):
    print(f"{request.query.get('level', 'error')}: {request.query.get('text', '')}", file=sys.stderr, flush=True)
    return plain("logged\n")


async def socket(request):
    answer = web.WebSocketResponse()
    await answer.prepare(request)
    scheme = "wss" if request.scheme == "https" else "ws"
    await answer.send_str(json.dumps({"scheme": scheme, "client": request.remote, "path": request.path}))
    async for message in answer:
        if message.type == WSMsgType.TEXT:
            await answer.send_str(message.data)
    return answer


async def missing(request):
    return whole(404, "text/plain; charset=utf-8", b"probe: no such path\n", {"X-Probe": "404"})


ROUTES = {
    "/ready": ready,
    "/echo": echo,
    "/echo/{rest:.*}": echo,
    "/ignore": ignore,
    "/slow": slow,
    "/stream": stream,
    "/status/{code}": status,
    "/large": large,
    "/die": die,
    "/log": log,
    "/ws": socket,
    "/{rest:.*}": missing,
}


def plain(text, status=200):
    return whole(status, "text/plain; charset=utf-8", text.encode())


def whole(status, content_type, body, headers=None):
    headers = {"Content-Type": content_type, **(headers or {})}
    return web.Response(status=status, reason=reason(status), body=body, headers=headers)


def reason(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def number(request, name, default, largest):
    try:
        value = float(request.query.get(name, default))
    except ValueError:
        value = default
    return min(max(0.0, value), largest)
