"""Writes log lines as fast as they are taken, for as long as it lives, and serves when most of a gigabyte is written."""

import mmap
import os
import threading
import time

GIGABYTE = 2**30
LINE = b'{"time": "2026-11-20T12:00:00+00:00", "level": "info", "message": "%s", "number": 12345678}\n' % (b"one of many " * 20)
BLOCK = LINE * 200

# Shared, because the thread stays in the process that loads the application, and its children serve.
counter = mmap.mmap(-1, 8)


def written():
    return int.from_bytes(counter[:], "little")


def flood():
    while True:
        counter[:] = (written() + os.write(1, BLOCK)).to_bytes(8, "little")


threading.Thread(target=flood, daemon=True).start()


def wait_for(size, seconds):
    """Wait until so much is written or the time is up."""
    deadline = time.monotonic() + seconds
    while written() < size and time.monotonic() < deadline:
        time.sleep(0.05)


def application(environ, start_response):
    path = environ.get("PATH_INFO")
    if path == "/wait":
        wait_for(GIGABYTE, 12)
    refused = path == "/gigabyte" and written() < GIGABYTE
    start_response("503 Service Unavailable" if refused else "200 OK", [("Content-Type", "text/plain")])
    return [b"%d bytes written\n" % written()]


wait_for(GIGABYTE * 3 // 4, 40)
