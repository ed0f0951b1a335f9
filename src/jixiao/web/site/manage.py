"""Django's commands by way of `jixiao manage`: complaints are one Chinese line and an exit code."""

import os
import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, call_command, get_commands
from django.core.management.base import CommandError
from django.db.utils import OperationalError, ProgrammingError

from jixiao.web.site.environment import EnvironmentWrong


def manage(arguments: Sequence[str]) -> int:
    """The exit code of one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    try:
        return _run(arguments)
    except (CommandError, ImproperlyConfigured, EnvironmentWrong) as error:
        complaint = str(error)
    except (OperationalError, ProgrammingError) as error:
        complaint = f"数据库用不了（{str(error).strip()}）；还没有建好时请先运行 jixiao manage migrate。"
    sys.stderr.write(f"出错：{complaint}\n")
    return 2


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] in {"help", "--help", "-h"} or "--help" in arguments:
        try:
            ManagementUtility(["jixiao manage", *arguments]).execute()
        except SystemExit as left:
            return left.code if isinstance(left.code, int) else 0
        return 0
    django.setup()
    if arguments[0] not in get_commands():
        ours = sorted(name for name, app in get_commands().items() if app == "jixiao.web.site")
        raise CommandError(f"没有 {arguments[0]} 这个命令；常用的有 {'、'.join(ours)}。")
    call_command(*arguments)
    return 0
