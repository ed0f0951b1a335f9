"""`jixiao manage work`: run background jobs; `jixiao serve` starts one by itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jixiao.web.site.jobs import work


class Command(BaseCommand):
    help = "运行后台任务（jixiao serve 会自己启动一个）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="启动它的程序结束时一起结束")

    def handle(self, *_: Any, **options: Any) -> None:
        work(attached=options["attached"])
