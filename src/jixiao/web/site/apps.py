from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "jixiao.web.site"
    label = "site"
    verbose_name = "系统"
