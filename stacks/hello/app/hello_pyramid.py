"""A greeting with Pyramid."""

from pyramid.config import Configurator
from pyramid.response import Response


def hello(request):
    return Response("Hello from Pyramid, at " + request.route_url("hello"), content_type="text/plain")


def health(request):
    return Response("ok", content_type="text/plain")


def make_app():
    with Configurator() as config:
        config.add_route("hello", "/")
        config.add_view(hello, route_name="hello")
        config.add_route("health", "/health")
        config.add_view(health, route_name="health")
        return config.make_wsgi_app()
