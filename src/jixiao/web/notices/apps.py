from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "jixiao.web.notices"
    label = "notices"
    verbose_name = "通知"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the log."""
        from jixiao.web.notices import outbox  # noqa: F401
