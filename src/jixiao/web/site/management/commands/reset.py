"""`jixiao manage reset admin`: a one-time password for somebody nobody else can help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jixiao.web.people.actions.accounts import reset_password
from jixiao.web.people.models import Person


class Command(BaseCommand):
    help = "重置一个人的密码并解除锁定，显示一次性密码"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="登录名")

    def handle(self, *_: Any, **options: Any) -> None:
        person = Person.objects.filter(username=options["username"]).first()
        if person is None:
            raise CommandError(f"没有登录名为 {options['username']} 的人。")
        self.stdout.write(f"{person} 的一次性密码：{reset_password(person=person, by=None)}")
