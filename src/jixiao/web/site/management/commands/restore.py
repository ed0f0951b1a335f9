"""`jixiao manage restore`: a backup in the place of what is there."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jixiao.web.kit.refused import Refused
from jixiao.web.site.backup import restore


class Command(BaseCommand):
    help = "用一份备份替换现在的数据；先停下 jixiao serve"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="文件")
        parser.add_argument("--yes", action="store_true", help="确认替换")

    def handle(self, *_: Any, **options: Any) -> None:
        if not options["yes"]:
            raise CommandError("这会替换现在的全部数据（替换前自动备份一次）；确认请加 --yes。")
        try:
            manifest = restore(Path(options["file"]))
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"已还原 {manifest.made_at} 的备份：{sum(manifest.rows.values())} 行，{manifest.files} 个文件。"
        )
