"""`jixiao manage work`: run background jobs; `jixiao serve` starts one by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from jixiao.web.site.jobs import work


class Command(BaseCommand):
    help = "运行后台任务（jixiao serve 会自己启动一个）"

    def handle(self, *_: Any, **__: Any) -> None:
        work()
