"""The probe as a Tornado application: it answers with what an application behind the server sees."""

import asyncio
import hashlib
import json
import os
import re
import sys
from http import HTTPStatus
from urllib.parse import unquote

from tornado.web import Application, RequestHandler, stream_request_body
from tornado.websocket import WebSocketHandler

LARGEST_BODY = 16 * 1024 * 1024
LONGEST_SLEEP = 60.0
MOST_CHUNKS = 1000


class Probe(RequestHandler):
    def set_default_headers(self):
        self.set_header("X-Probe-Pid", str(os.getpid()))

    def plain(self, text, status=200):
        self.whole(status, "text/plain; charset=utf-8", text.encode())

    def whole(self, status, content_type, body):
        self.set_status(status, reason(status))
        self.set_header("Content-Type", content_type)
        self.finish(body)

    def number(self, name, default, largest):
        try:
            value = float(self.get_query_argument(name, default))
        except ValueError:
            value = default
        return min(max(0.0, value), largest)

    def missing(self):
        self.set_header("X-Probe", "404")
        self.plain("probe: no such path\n", 404)

    async def answer(self, *words):
        self.missing()

    async def get(self, *words):
        await self.answer(*words)

    head = post = put = patch = delete = options = get


class Ready(Probe):
    async def answer(self):
        self.plain("ready\n")


@stream_request_body
class Echo(Probe):
    def prepare(self):
        self.length, self.digest = 0, hashlib.sha256()

    def data_received(self, chunk):
        self.length += len(chunk)
        self.digest.update(chunk)

    async def answer(self):
        request = self.request
        seen = {
            "interface": "tornado",
            "method": request.method,
            "path": unquote(request.path),
            "script_name": "",
            "raw": request.uri.partition("?")[0],
            "query": request.query,
            "scheme": request.protocol,
            "host": request.host,
            "server_name": None,
            "server_port": None,
            "client": request.remote_ip,
            "client_port": None,
            "headers": sorted([name.lower(), value] for name, value in request.headers.get_all()),
            "body": {"length": self.length, "sha256": self.digest.hexdigest()},
            "pid": os.getpid(),
            "uid": os.getuid(),
            "gid": os.getgid(),
            "multithread": None,
            "multiprocess": None,
            "input_terminated": None,
        }
        self.whole(200, "application/json", json.dumps(seen).encode())


class Ignore(Probe):
    async def answer(self):
        self.plain("ignored\n")


class Slow(Probe):
    async def answer(self):
        await asyncio.sleep(self.number("seconds", 2, LONGEST_SLEEP))
        self.plain("slow\n")


class Stream(Probe):
    async def answer(self):
        count = int(self.number("count", 4, MOST_CHUNKS))
        interval = self.number("interval", 0.3, LONGEST_SLEEP)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        for index in range(count):
            if index:
                await asyncio.sleep(interval)
            self.write(f"chunk {index}\n")
            await self.flush()


class Status(Probe):
    async def answer(self, code):
        if code in ("204", "304"):
            self.set_status(int(code))
        elif re.fullmatch("[2-5][0-9][0-9]", code):
            self.plain(reason(int(code)), int(code))
        else:
            self.missing()


class Large(Probe):
    async def answer(self):
        size = int(self.number("bytes", 1024, LARGEST_BODY))
        self.whole(200, "text/plain; charset=utf-8", b"x" * size)


class Die(Probe):
    async def answer(self):
        if self.request.method != "POST":
            return self.missing()
        os._exit(1)


class Log(Probe):
    async def answer(self):
        level = self.get_query_argument("level", "error")
        print(f"{level}: {self.get_query_argument('text', '')}", file=sys.stderr, flush=True)
        self.plain("logged\n")


class Socket(WebSocketHandler):
    def check_origin(self, origin):
        return True

    def open(self):
        request = self.request
        scheme = "wss" if request.protocol == "https" else "ws"
        self.write_message(json.dumps({"scheme": scheme, "client": request.remote_ip, "path": request.path}))

    def on_message(self, message):
        self.write_message(message)


def reason(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


application = Application(
    [
        (r"/ready", Ready),
        (r"/echo(?:/.*)?", Echo),
        (r"/ignore", Ignore),
        (r"/slow", Slow),
        (r"/stream", Stream),
        (r"/status/(.*)", Status),
        (r"/large", Large),
        (r"/die", Die),
        (r"/log", Log),
        (r"/ws", Socket),
    ],
    default_handler_class=Probe,
)
