"""A greeting with Falcon, over WSGI or ASGI."""

import falcon
import falcon.asgi


class Hello:
    def on_get(self, request, response):
        response.media = {"hello": "from Falcon", "url": request.url}


class HelloAsync:
    async def on_get(self, request, response):
        response.media = {"hello": "from Falcon", "url": request.url}


def routed(app, resource):
    for path in ("/", "/health"):
        app.add_route(path, resource)
    return app


app = routed(falcon.App(), Hello())
asgi_app = routed(falcon.asgi.App(), HelloAsync())
