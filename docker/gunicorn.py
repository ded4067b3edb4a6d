"""How gunicorn serves the site in the container."""

import logging
import os

from iom_site.frame.logs import WithoutKeys

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True  # a bad environment stops the start at once, and the workers share the memory
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a folder in memory: the root file system may be read-only
control_socket_disable = True  # it would be a file too
max_requests = 5000
max_requests_jitter = 500
accesslog = "-"


def on_starting(server):
    """The access log has addresses, and some addresses have keys."""
    logging.getLogger("gunicorn.access").addFilter(WithoutKeys())
