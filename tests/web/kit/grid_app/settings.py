"""The real settings with this app, for a server of the browser tests."""

from jixiao.web.site.settings import *  # noqa: F403
from jixiao.web.site.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "tests.web.kit.grid_app"]
ROOT_URLCONF = "tests.web.kit.grid_app.urls"
