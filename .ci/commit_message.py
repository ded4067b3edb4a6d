"""Check the message of a commit: `python .ci/commit_message.py FILE` (CONTRIBUTING.md has the rules)."""

import sys
from pathlib import Path

LONGEST_SUBJECT = 72
WRITTEN_BY_GIT = ("Merge ", "Revert ", "fixup! ", "squash! ", "amend! ")
SCISSORS = "# ------------------------ >8 ------------------------"


def faults(message):
    """What is wrong with the message, as sentences."""
    written = message.partition(SCISSORS)[0].splitlines()
    subject, *body = [line.rstrip() for line in written if not line.startswith("#")] or [""]
    if subject.startswith(WRITTEN_BY_GIT):
        return []
    found = []
    if not subject:
        found.append("The first line is empty: it is the subject.")
    if len(subject) > LONGEST_SUBJECT:
        found.append(f"The subject has {len(subject)} characters: {LONGEST_SUBJECT} are the most.")
    if subject[:1].islower():
        found.append("The subject begins with a small letter.")
    if subject.endswith("."):
        found.append("The subject ends with a full stop.")
    if body and body[0]:
        found.append("The second line is not empty.")
    if not any(body):
        found.append("There is no body: say why.")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults(Path(sys.argv[1]).read_text())) or 0)
