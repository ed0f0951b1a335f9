from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "jixiao.web.budget"
    verbose_name = "预算"
