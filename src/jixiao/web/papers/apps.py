from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "jixiao.web.papers"
    verbose_name = "底稿"
