"""Uploaded files: received inside the uploads folder, named once they are complete."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile

import flask
from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

LONGEST_NAME = 200

blueprint = Blueprint("uploads", __name__)


class Request(flask.Request):
    """A request whose files are never spooled to a temporary folder elsewhere."""

    def _get_file_stream(self, *_args, **_kwargs):
        return NamedTemporaryFile(dir=current_app.config["UPLOADS"], prefix=".")


@blueprint.post("/uploads")
def receive():
    file = request.files.get("file")
    if file is None or not 0 < len(secure_filename(file.filename)) <= LONGEST_NAME:
        abort(400, f"Choose a file with a plain name of at most {LONGEST_NAME} characters.")
    name = keep(file)
    flash(f"Stored as {name}.")
    return redirect(url_for("pages.index"), 303)


@blueprint.get("/uploads/<name>")
def send(name: str):
    if name != secure_filename(name):
        abort(404)
    response = flask.send_from_directory(current_app.config["UPLOADS"], name, as_attachment=True)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def names() -> list[str]:
    folder: Path = current_app.config["UPLOADS"]
    return sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))


def keep(file: FileStorage) -> str:
    """Give a received file its name, or a free one like it, and return that."""
    file.stream.flush()
    for name in candidates(Path(secure_filename(file.filename))):
        try:
            (current_app.config["UPLOADS"] / name).hardlink_to(file.stream.name)
            return name
        except FileExistsError:
            continue


def candidates(wanted: Path) -> Iterator[str]:
    yield wanted.name
    while True:
        yield f"{wanted.stem}-{token_hex(4)}{wanted.suffix}"
