"""The database: one SQLite file that every worker process opens for itself."""

import fcntl
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from flask import current_app, g

SCHEMA = Path(__file__).with_name("schema.sql")
BUSY_TIMEOUT_MS = 10_000
PAGE = 100


def create(path: Path) -> None:
    """Create the missing tables; one worker at a time, as a switch to WAL does not wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with closing(connect(path)) as database:
            database.executescript(SCHEMA.read_text())


def secret_key(path: Path) -> str:
    """Return the key that the workers share, made by the first of them."""
    with closing(connect(path)) as database, database:
        database.execute(
            "INSERT OR IGNORE INTO settings VALUES ('secret', ?)", [secrets.token_hex(32)]
        )
        return database.execute("SELECT value FROM settings WHERE name = 'secret'").fetchone()[0]


def connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    database.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return database


def opened() -> sqlite3.Connection:
    """Return the connection of the current request."""
    if "database" not in g:
        g.database = connect(current_app.config["DATABASE"])
    return g.database


def close(_error: BaseException | None = None) -> None:
    if database := g.pop("database", None):
        database.close()


def newest() -> list[sqlite3.Row]:
    return opened().execute("SELECT * FROM notes ORDER BY id DESC LIMIT ?", [PAGE]).fetchall()


def find(note_id: int) -> sqlite3.Row | None:
    return opened().execute("SELECT * FROM notes WHERE id = ?", [note_id]).fetchone()


def add(title: str, body: str) -> int:
    with opened() as database:
        insert = "INSERT INTO notes (title, body) VALUES (?, ?)"
        return database.execute(insert, [title, body]).lastrowid


def delete(note_id: int) -> bool:
    with opened() as database:
        return database.execute("DELETE FROM notes WHERE id = ?", [note_id]).rowcount > 0


def check() -> None:
    opened().execute("SELECT 1").fetchone()
