"""Notes: short texts in SQLite, files beside them."""

import os
from pathlib import Path

from flask import Flask

from . import pages, store, uploads


def create_app() -> Flask:
    app = Flask(__name__, static_folder="../static")
    database = Path(os.environ.get("NOTES_DATABASE", "/var/lib/notes/notes.sqlite3"))
    folder = Path(os.environ.get("NOTES_UPLOADS", "/var/lib/notes/uploads"))

    store.create(database)
    folder.mkdir(parents=True, exist_ok=True)

    app.config.update(
        DATABASE=database,
        UPLOADS=folder,
        SECRET_KEY=os.environ.get("NOTES_SECRET") or store.secret_key(database),
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.request_class = uploads.Request
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(uploads.blueprint)
    app.teardown_appcontext(store.close)
    return app
