import os
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from iom_site.development import postgres


@contextmanager
def started_in(folder, monkeypatch):
    monkeypatch.setattr(postgres, "DATA", folder / "var" / "postgres")
    monkeypatch.setattr(postgres, "_users", None)
    postgres.start()
    yield postgres
    postgres.stop()


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server of the test's own, that may be stopped and killed."""
    with started_in(tmp_path, monkeypatch) as server:
        yield server


def leave(server):
    server._users.close()
    server._users = None


def test_the_address_reaches_the_database(server):
    with psycopg.connect(server.database_url()) as connection:
        name, lowered = connection.execute("SELECT current_database(), lower('É')").fetchone()

    assert (name, lowered) == (server.DATABASE, "é")


def test_starting_twice_changes_nothing(server):
    process = (server.DATA / "postmaster.pid").read_text()

    server.start()

    assert (server.DATA / "postmaster.pid").read_text() == process


def test_a_server_in_use_is_not_stopped(server):
    assert server.stop(only_if_unused=True) is False
    assert server.is_running()


def test_the_last_user_stops_the_server(server):
    leave(server)

    assert server.stop(only_if_unused=True) is True
    assert not server.is_running()


def test_it_starts_again_after_a_stop(server):
    server.stop()

    server.start()

    assert server.is_running()


def test_it_starts_again_after_a_kill(server):
    os.kill(int((server.DATA / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    server.start()

    assert server.is_running()


def test_the_process_number_of_a_killed_server_may_be_another_s_by_now(server):
    note = server.DATA / "postmaster.pid"
    lines = note.read_text().splitlines()
    server.stop()
    note.write_text("\n".join([str(os.getpid()), *lines[1:], ""]))

    server.start()

    assert server.is_running()


def test_a_path_too_long_for_a_socket_puts_it_in_the_temporary_folder(monkeypatch):
    monkeypatch.setattr(postgres, "DATA", Path("/") / ("a" * 90) / "var" / "postgres")

    folder = postgres.socket_folder()

    assert folder.parent == Path(tempfile.gettempdir())
    assert str(folder) in postgres.database_url()


def test_the_server_starts_in_a_folder_with_blanks_and_accents(tmp_path, monkeypatch):
    with started_in(tmp_path / "mon dépôt 100%", monkeypatch) as server:
        assert server.socket_folder().parent == Path(tempfile.gettempdir())
        with psycopg.connect(server.database_url()) as connection:
            assert connection.execute("SHOW data_directory").fetchone() == (str(server.DATA),)


def test_the_address_quotes_what_an_address_cannot_hold(monkeypatch):
    monkeypatch.setattr(postgres, "DATA", Path("/srv/100%41/var/postgres"))

    assert postgres.database_url().endswith("?host=/srv/100%2541/var/postgres")
