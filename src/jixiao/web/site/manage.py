"""Django's commands by way of `jixiao manage`: their own complaints become one Chinese line and an exit code."""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from django.core.management.base import CommandError
from django.db.utils import OperationalError, ProgrammingError

from jixiao.web.site.environment import EnvironmentWrong


def manage(arguments: Sequence[str]) -> int:
    """The exit code of one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    try:
        ManagementUtility(["jixiao manage", *arguments]).execute()
    except (CommandError, ImproperlyConfigured, EnvironmentWrong) as error:
        sys.stderr.write(f"出错：{error}\n")
        return 2
    except (OperationalError, ProgrammingError) as error:
        sys.stderr.write(f"出错：数据库用不了（{str(error).strip()}）；还没有建好时请先运行 jixiao manage migrate。\n")
        return 2
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 2
    return 0
