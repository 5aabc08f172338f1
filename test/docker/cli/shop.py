"""Counts visits in a file; /slow answers after a minute."""

import pathlib
import time

COUNT = pathlib.Path("/var/lib/shop/count")


def visits():
    count = int(COUNT.read_text()) + 1 if COUNT.exists() else 1
    COUNT.write_text(str(count))
    return count


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/slow":
        time.sleep(60)
    found = path in ("/", "/health", "/slow")
    print("asked for", path, flush=True)
    start_response("200 OK" if found else "404 Not Found", [("Content-Type", "text/plain")])
    return [b"visit %d" % visits() if path == "/" else b"ok"]
