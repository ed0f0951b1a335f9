from django.apps import AppConfig


class SsoConfig(AppConfig):
    name = "jixiao.web.sso"
    label = "sso"
    verbose_name = "统一登录"
