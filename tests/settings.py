"""The settings of the tests: those of development, whatever the environment says, only quicker."""

import os

os.environ |= {"DEBUG": "1", "SITE_URL": "http://testserver", "ALLOWED_HOSTS": "", "CACHE_URL": ""}

from iom_site.settings import *  # noqa: F403 - the environment comes first
from iom_site.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
WHITENOISE_AUTOREFRESH = True  # no scan of the static files at each start
