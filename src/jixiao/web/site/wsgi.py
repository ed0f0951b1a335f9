"""The application for a server: `jixiao serve` uses it, and so may any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
application = get_wsgi_application()
