"""What a newcomer meets before anything runs: a taken port."""

import shutil
import socket
import subprocess
import sys

from django.conf import settings

# ---------------------------------------------------------------- the port


def test_a_taken_port_stops_make_run_before_any_work():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(
            [shutil.which("make"), "run", f"PORT={port}", f"PYTHON={sys.executable}"],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert result.returncode != 0
    assert result.stdout == ""
    assert f"Port {port} is taken" in result.stderr
    assert f"PORT={port + 1} make run" in result.stderr
