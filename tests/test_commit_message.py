import subprocess
import sys

import pytest
from django.conf import settings

WHY = "\n\nReaders of the list expect it.\n"


def checked(folder, message):
    """The status and the words of the check of this message."""
    path = folder / "COMMIT_EDITMSG"
    path.write_text(message)
    program = settings.BASE_DIR / ".ci" / "commit_message.py"
    run = subprocess.run([sys.executable, program, path], capture_output=True, text=True)
    return run.returncode, run.stderr.strip()


@pytest.mark.parametrize(
    "message",
    [
        "Show scheduled releases to editors" + WHY,
        "X" * 72 + WHY,
        'Revert "show scheduled releases."\n',
        "fixup! Show scheduled releases to editors\n",
        "# a comment\nShow scheduled releases" + WHY,
    ],
)
def test_a_good_message_passes(tmp_path, message):
    assert checked(tmp_path, message) == (0, "")


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("", "The first line is empty: it is the subject.\nThere is no body: say why."),
        ("X" * 73 + WHY, "The subject has 73 characters: 72 are the most."),
        ("show releases" + WHY, "The subject begins with a small letter."),
        ("Show releases." + WHY, "The subject ends with a full stop."),
        ("Show releases\nReaders expect it.\n", "The second line is not empty."),
        ("Show releases\n\n# a comment\n", "There is no body: say why."),
        (
            "Show releases\n\n# ------------------------ >8 ------------------------\ndiff --git a/x b/x\n",
            "There is no body: say why.",
        ),
    ],
)
def test_a_bad_message_is_refused_with_the_reason(tmp_path, message, fault):
    assert checked(tmp_path, message) == (1, fault)
