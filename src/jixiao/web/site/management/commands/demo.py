"""`jixiao manage demo`: the example bureaus, in and out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jixiao.web.kit.refused import Refused
from jixiao.web.site.demo import PASSWORD, load_demo, remove_demo
from jixiao.web.site.first import migrate


class Command(BaseCommand):
    help = "载入演示数据；--remove 移除"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="移除演示数据")

    def handle(self, *_: Any, **options: Any) -> None:
        migrate()
        try:
            if options["remove"]:
                self.stdout.write(f"已移除演示数据：{remove_demo()} 人。")
            else:
                self.stdout.write(f"已载入演示数据：{load_demo()} 人，密码都是 {PASSWORD}；登录名如 demo-writer。")
        except Refused as refused:
            raise CommandError(str(refused)) from None
