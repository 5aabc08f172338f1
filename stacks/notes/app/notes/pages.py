"""The pages: the list, one note, and the two forms that change it."""

import sqlite3
from tempfile import TemporaryFile

from flask import (
    Blueprint, abort, current_app, flash, jsonify, redirect, render_template, request, url_for,
)
from werkzeug.exceptions import HTTPException

from . import store, uploads

LONGEST_TITLE = 200
NOTE = f"/notes/<int(max={2**63 - 1}):note_id>"

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def index():
    return render_template("index.html", notes=store.newest(), files=uploads.names())


@blueprint.post("/notes")
def create():
    title, body = submitted("title"), submitted("body")
    if not 0 < len(title) <= LONGEST_TITLE:
        abort(400, f"A note needs a title of 1 to {LONGEST_TITLE} characters.")
    note_id = store.add(title, body)
    location = url_for(".show", note_id=note_id)
    if request.is_json:
        return jsonify(id=note_id, title=title, body=body), 201, {"Location": location}
    flash("Saved.")
    return redirect(url_for(".index"), 303)


@blueprint.get(NOTE)
def show(note_id: int):
    return render_template("note.html", note=store.find(note_id) or abort(404))


@blueprint.post(f"{NOTE}/delete")
def delete(note_id: int):
    if not store.delete(note_id):
        abort(404)
    flash("Deleted.")
    return redirect(url_for(".index"), 303)


@blueprint.get("/health")
def health():
    try:
        store.check()
        TemporaryFile(dir=current_app.config["UPLOADS"]).close()
    except (sqlite3.Error, OSError) as error:
        return f"{error}\n", 503, {"Content-Type": "text/plain; charset=utf-8"}
    return "ok", {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.app_errorhandler(HTTPException)
def explain(error: HTTPException):
    """Show an error as a page, or as JSON to who sent JSON, and keep its headers."""
    response = error.get_response()
    if request.is_json:
        response.data = jsonify(error=error.description).data
        response.content_type = "application/json"
    else:
        response.data = render_template("error.html", error=error)
    return response


def submitted(name: str) -> str:
    """Return a field of the form or of the JSON object, as text that can be stored."""
    fields = request.get_json() if request.is_json else request.form
    value = fields.get(name, "") if hasattr(fields, "get") else None
    if not isinstance(value, str):
        abort(400, f"The field {name} must be a text.")
    return value.encode(errors="replace").decode().strip()
