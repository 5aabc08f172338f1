"""Slow to start: takes its time to load, and refuses to serve until a second after its container's start."""

import time

with open("/proc/1/stat", encoding="ascii") as stat:
    started = int(stat.read().rpartition(")")[2].split()[19]) / 100

SERVES_FROM = started + 1

time.sleep(0.3)


def application(environ, start_response):
    if time.clock_gettime(time.CLOCK_BOOTTIME) < SERVES_FROM:
        start_response("503 Service Unavailable", [("Content-Length", "0")])
        return []
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]
