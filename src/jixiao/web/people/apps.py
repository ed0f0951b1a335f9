from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "jixiao.web.people"
    label = "people"
    verbose_name = "人员与部门"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jixiao.web.people import signals  # noqa: F401 - its receivers
