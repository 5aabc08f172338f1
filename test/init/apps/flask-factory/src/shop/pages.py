from flask import Blueprint, render_template_string

pages = Blueprint("pages", __name__)


@pages.route("/healthz")
def health():
    return "ok"


@pages.route("/")
def index():
    return render_template_string("<link rel=stylesheet href='{{ url_for('static', filename='shop.css') }}'>")
