from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "jixiao.web.assignments"
    label = "assignments"
    verbose_name = "责任分工"
    default_auto_field = "django.db.models.BigAutoField"
