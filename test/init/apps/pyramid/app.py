from wsgiref.simple_server import make_server

from pyramid.config import Configurator
from pyramid.view import view_config


@view_config(route_name="books", renderer="json")
def books(request):
    return {"books": []}


def make_app():
    config = Configurator()
    config.add_route("books", "/")
    config.scan(".")
    return config.make_wsgi_app()


if __name__ == "__main__":
    make_server("", 8000, make_app()).serve_forever()
