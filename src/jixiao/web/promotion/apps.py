from django.apps import AppConfig


class PromotionConfig(AppConfig):
    name = "jixiao.web.promotion"
    label = "promotion"
    verbose_name = "招商工作"
    default_auto_field = "django.db.models.BigAutoField"
