"""Settings of the tests: the real ones, with a data folder of their own and passwords that cost nothing."""

import atexit
import os
import shutil
import tempfile

os.environ["JIXIAO_DATA"] = tempfile.mkdtemp(prefix="jixiao-tests-")
atexit.register(shutil.rmtree, os.environ["JIXIAO_DATA"], ignore_errors=True)

from jixiao.web.site.settings import *  # noqa: E402, F403
from jixiao.web.site.settings import INSTALLED_APPS as OURS  # noqa: E402

INSTALLED_APPS = [*OURS, "tests.web.kit.grid_app"]  # a grid to test; its addresses are no part of the site's

WHITENOISE_AUTOREFRESH = True  # files are looked for when they are asked for, not listed anew for each browser
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "jixiao.web.people.passwords.OneTimeHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
