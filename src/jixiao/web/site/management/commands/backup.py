"""`jixiao manage backup`: everything into one file, and a test that it can be restored."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jixiao.web.kit.refused import Refused
from jixiao.web.site.backup import make_backup, try_restore


class Command(BaseCommand):
    help = "备份数据库和上传的文件，并试着还原一遍"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", metavar="文件", help="写到这个文件；不写则放在数据文件夹的 backups 里")
        parser.add_argument("--test", metavar="文件", help="不备份，只检验一个备份能否还原")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            file = (
                Path(options["test"])
                if options["test"]
                else make_backup(Path(options["to"]) if options["to"] else None)
            )
            manifest = try_restore(file)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{file}：可以还原，{sum(manifest.rows.values())} 行，{manifest.files} 个文件。")
