"""What a token may be used for. A token never reaches further than the person who made it."""

from django.db import models


class Scope(models.TextChoices):
    LEDGERS_READ = "ledgers:read", "读台账"
    LEDGERS_WRITE = "ledgers:write", "写台账"
    YEARS_READ = "years:read", "读部门、年度、指标和完成值"
    DOSSIERS_READ = "dossiers:read", "读工作底稿和得分"
    PINS_READ = "pins:read", "读台账佐证"
    CHECKS = "checks", "检查文件"
