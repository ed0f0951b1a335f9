from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "jixiao.web.comparison"
    verbose_name = "对比"
