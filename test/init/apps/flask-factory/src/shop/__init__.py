from flask import Flask

from . import pages


def create_app(config=None):
    app = Flask(__name__)
    app.register_blueprint(pages.pages)
    return app
