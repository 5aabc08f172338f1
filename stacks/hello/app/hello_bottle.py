"""A greeting with Bottle."""

import bottle

app = bottle.Bottle()


@app.get("/")
def hello():
    return '<!doctype html><title>Hello</title><link rel="stylesheet" href="static/hello.css"><h1>Hello from Bottle</h1>'


@app.get("/health")
def health():
    bottle.response.content_type = "text/plain"
    return "ok"
