"""Removes notes that nobody has changed for a year, once an hour: a process beside the server."""

import os
import signal
import time
from contextlib import closing
from pathlib import Path

from . import store

DATABASE = Path(os.environ.get("NOTES_DATABASE", "/var/lib/notes/notes.sqlite3"))
HOUR = 3600


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: exit(0))
    store.create(DATABASE)
    while True:
        with closing(store.connect(DATABASE)) as database, database:
            removed = database.execute("DELETE FROM notes WHERE created < datetime('now', '-1 year')").rowcount
        print(f"tidy: removed {removed} old notes", flush=True)
        time.sleep(HOUR)


if __name__ == "__main__":
    main()
