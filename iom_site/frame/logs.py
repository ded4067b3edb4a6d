"""Filters for the logs."""

import logging
import re

# the signature that every key ends with: longer than any word, and unlike the name of a page it has capitals
SIGNATURE = re.compile(r"(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{43,}")


def without_keys(words):
    """A line of a log without what makes the keys of subscribers and of previews work."""
    return SIGNATURE.sub("[key]", words)


class WithoutKeys(logging.Filter):
    """Remove the keys from each log record."""

    def filter(self, record):
        record.msg, record.args = without_keys(record.getMessage()), None
        return True
