from django.apps import AppConfig


class YearsConfig(AppConfig):
    name = "jixiao.web.years"
    verbose_name = "部门年度"
