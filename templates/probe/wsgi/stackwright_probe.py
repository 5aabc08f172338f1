"""The probe over WSGI: it answers with what an application behind the server sees.

A body is sent for HEAD too, on purpose: it is for the web server in front to strip.
"""

import hashlib
import json
import os
import re
import sys
import time
from http import HTTPStatus
from urllib.parse import parse_qs

LARGEST_BODY = 16 * 1024 * 1024
LONGEST_SLEEP = 60.0
MOST_CHUNKS = 1000
PIECE = 64 * 1024


def application(environ, start_response):
    status, headers, body = find(environ)(environ)
    start_response(status_line(status), [*headers, ("X-Probe-Pid", str(os.getpid()))])
    return body


def find(environ):
    path = utf8(environ.get("PATH_INFO", ""))
    if path == "/echo" or path.startswith("/echo/"):
        return echo
    if path.startswith("/status/"):
        return status
    if path == "/die" and environ["REQUEST_METHOD"] != "POST":
        return missing
    return ROUTES.get(path, missing)


def ready(environ):
    return plain("ready\n")


def echo(environ):
    seen = {
        "interface": "wsgi",
        "method": environ["REQUEST_METHOD"],
        "path": utf8(environ.get("PATH_INFO", "")),
        "script_name": utf8(environ.get("SCRIPT_NAME", "")),
        "raw": environ.get("REQUEST_URI", environ.get("RAW_URI")),
        "query": environ.get("QUERY_STRING", ""),
        "scheme": environ["wsgi.url_scheme"],
        "host": environ.get("HTTP_HOST"),
        "server_name": environ.get("SERVER_NAME"),
        "server_port": string_or_none(environ.get("SERVER_PORT")),
        "client": environ.get("REMOTE_ADDR"),
        "client_port": string_or_none(environ.get("REMOTE_PORT")),
        "headers": request_headers(environ),
        "body": body_digest(environ),
        "pid": os.getpid(),
        "uid": os.getuid(),
        "gid": os.getgid(),
        "multithread": bool(environ["wsgi.multithread"]),
        "multiprocess": bool(environ["wsgi.multiprocess"]),
        "input_terminated": environ.get("wsgi.input_terminated"),
    }
    return whole(200, "application/json", json.dumps(seen).encode())


def ignore(environ):
    return plain("ignored\n")


def slow(environ):
    time.sleep(number(environ, "seconds", 2, LONGEST_SLEEP))
    return plain("slow\n")


def stream(environ):
    count = int(number(environ, "count", 4, MOST_CHUNKS))
    interval = number(environ, "interval", 0.3, LONGEST_SLEEP)
    return 200, [("Content-Type", "text/plain; charset=utf-8")], chunks(count, interval)


def chunks(count, interval):
    for index in range(count):
        if index:
            time.sleep(interval)
        yield f"chunk {index}\n".encode()


def status(environ):
    code = utf8(environ["PATH_INFO"]).removeprefix("/status/")
    if not re.fullmatch("[2-5][0-9][0-9]", code):
        return missing(environ)
    if code in ("204", "304"):
        return int(code), [], []
    return plain(reason(int(code)), int(code))


def large(environ):
    size = int(number(environ, "bytes", 1024, LARGEST_BODY))
    return whole(200, "text/plain; charset=utf-8", b"x" * size)


def die(environ):
    os._exit(1)


def log(environ):
    level = parameter(environ, "level") or "error"
    print(f"{level}: {parameter(environ, 'text')}", file=sys.stderr, flush=True)
    return plain("logged\n")


def missing(environ):
    return plain("probe: no such path\n", 404, ("X-Probe", "404"))


ROUTES = {
    "/ready": ready,
    "/ignore": ignore,
    "/slow": slow,
    "/stream": stream,
    "/large": large,
    "/die": die,
    "/log": log,
}


def plain(text, status=200, *headers):
    return whole(status, "text/plain; charset=utf-8", text.encode(), *headers)


def whole(status, content_type, body, *headers):
    length = ("Content-Length", str(len(body)))
    return status, [("Content-Type", content_type), length, *headers], [body]


def status_line(status):
    return f"{status} {reason(status)}"


def reason(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def utf8(value):
    """Undo the latin-1 disguise that PEP 3333 puts on bytes."""
    return value.encode("latin-1", "replace").decode("utf-8", "replace")


def string_or_none(value):
    return None if value is None else str(value)


def parameter(environ, name, default=""):
    query = parse_qs(utf8(environ.get("QUERY_STRING", "")))
    return query.get(name, [default])[0]


def number(environ, name, default, largest):
    try:
        value = float(parameter(environ, name, default))
    except ValueError:
        value = default
    return min(max(0.0, value), largest)


def request_headers(environ):
    headers = [
        [key.removeprefix("HTTP_").lower().replace("_", "-"), value]
        for key, value in environ.items()
        if key.startswith("HTTP_")
    ]
    for key in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(key):
            headers.append([key.lower().replace("_", "-"), environ[key]])
    return sorted(headers)


def body_digest(environ):
    length, digest = 0, hashlib.sha256()
    for piece in body_pieces(environ):
        length += len(piece)
        digest.update(piece)
    return {"length": length, "sha256": digest.hexdigest()}


def body_pieces(environ):
    """Yield the body, never reading past an end that the server does not mark."""
    declared = environ.get("CONTENT_LENGTH") or ""
    chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
    if declared.isdigit():
        left = int(declared)
    elif environ.get("wsgi.input_terminated") or chunked:
        left = sys.maxsize
    else:
        left = 0
    while left > 0 and (piece := environ["wsgi.input"].read(min(left, PIECE))):
        left -= len(piece)
        yield piece
