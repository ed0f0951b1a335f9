"""Settings of the tests: the real ones, with a data folder of their own and passwords that cost nothing."""

import atexit
import os
import shutil
import tempfile

os.environ["JIXIAO_DATA"] = tempfile.mkdtemp(prefix="jixiao-tests-")
atexit.register(shutil.rmtree, os.environ["JIXIAO_DATA"], ignore_errors=True)

from jixiao.web.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "jixiao.web.people.passwords.OneTimeHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
