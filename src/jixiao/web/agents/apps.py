from django.apps import AppConfig


class AgentsConfig(AppConfig):
    name = "jixiao.web.agents"
    label = "agents"
    verbose_name = "委托招商"
    default_auto_field = "django.db.models.BigAutoField"
