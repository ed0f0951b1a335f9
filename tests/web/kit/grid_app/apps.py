"""An app of the tests alone, with one grid: what an app writes to have one."""

from django.apps import AppConfig


class GridAppConfig(AppConfig):
    name = "tests.web.kit.grid_app"
    label = "grid_app"
    default_auto_field = "django.db.models.BigAutoField"
