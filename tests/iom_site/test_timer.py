import os
import subprocess
import time

from django.conf import settings


def test_the_service_of_compose_sends_each_time_and_counts_words_once_an_hour(tmp_path):
    calls, python = tmp_path / "calls", tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "$2" >> {calls}\n[ "$2" = index_words ]\n')  # a sender that fails
    python.chmod(0o700)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ALERTS_EVERY": "0.05"}

    timer = subprocess.Popen(
        [settings.BASE_DIR / "docker" / "alerts"], cwd=settings.BASE_DIR, env=environment
    )
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (not calls.exists() or calls.read_text().count("\n") < 5):
        time.sleep(0.02)
    timer.terminate()

    assert timer.wait(20) == 0
    assert calls.read_text().split()[:5] == ["send_alerts", "index_words", *["send_alerts"] * 3]
