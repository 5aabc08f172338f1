"""A greeting over WSGI, with nothing but the standard library."""

HELLO = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hello</title>
<link rel="stylesheet" href="static/hello.css">
<h1>Hello</h1>
</html>
"""

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

PAGES = {
    "/": (HTML, HELLO),
    "/health": (TEXT, b"ok"),
}


def respond(method, path):
    """Return the status, the extra headers, the content type and the body."""
    if path not in PAGES:
        return "404 Not Found", [], TEXT, b"Not found\n"
    if method not in ("GET", "HEAD"):
        return "405 Method Not Allowed", [("Allow", "GET, HEAD")], TEXT, b"Method not allowed\n"
    return "200 OK", [], *PAGES[path]


def application(environ, start_response):
    method = environ["REQUEST_METHOD"]
    path = environ.get("PATH_INFO") or "/"
    status, extra, content_type, body = respond(method, path)
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    start_response(status, headers + extra)
    return [] if method == "HEAD" else [body]
