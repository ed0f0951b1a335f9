from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "jixiao.web.boards"
    label = "boards"
    verbose_name = "工作看板"
    default_auto_field = "django.db.models.BigAutoField"
