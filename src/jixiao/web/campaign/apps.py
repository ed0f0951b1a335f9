from django.apps import AppConfig


class CampaignConfig(AppConfig):
    name = "jixiao.web.campaign"
    verbose_name = "自评"
