"""`jixiao manage deliver`: look for what to tell and send it now; the worker of `jixiao serve` does so by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from jixiao.web.notices import daily, delivery


class Command(BaseCommand):
    help = "马上检查期限并发出通知（jixiao serve 会自己发）"

    def handle(self, *_: Any, **__: Any) -> None:
        daily.look()
        self.stdout.write(f"处理了 {delivery.deliver_due()} 条通知。")
