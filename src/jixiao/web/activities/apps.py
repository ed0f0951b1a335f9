from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "jixiao.web.activities"
    label = "activities"
    verbose_name = "活动和会议"
    default_auto_field = "django.db.models.BigAutoField"
