"""What tells whether the system is well, each with what to do when it is not."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks_db.models import DBTaskResult

from jixiao import __version__
from jixiao.readers.convert import office
from jixiao.web.kit.templatetags.numbers import count, file_size
from jixiao.web.site.backup import last_backup
from jixiao.web.site.jobs import BEAT

_LEAST_FREE = 1 << 30
_OLDEST_BEAT = timedelta(minutes=2)
_OLDEST_BACKUP = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: what it says, whether that is good, and what to do if not."""

    name: str
    said: str
    good: bool = True
    remedy: str = ""


def signs() -> list[Sign]:
    """Everything the health page shows."""
    return [*_database(), *_jobs(), *_disk(), *_backup(), *_programs()]


def _database() -> Iterator[Sign]:
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    yield Sign("程序版本", __version__)
    yield Sign("数据库", names.get(connection.vendor, connection.vendor))
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    said = f"还有 {len(waiting)} 步没有做" if waiting else "已是最新"
    yield Sign("数据库结构", said, not waiting, "重新启动 jixiao serve，或运行 jixiao manage migrate")


def _jobs() -> Iterator[Sign]:
    beat = _changed(settings.DATA / BEAT)
    alive = beat is not None and timezone.now() - beat < _OLDEST_BEAT
    said = f"最近一次应答 {date_format(timezone.localtime(beat), 'm-d H:i')}" if beat else "没有运行过"
    yield Sign("后台任务", said, alive, "重新启动 jixiao serve；单独部署时检查 jixiao manage work 是否在运行")
    ready, failed = DBTaskResult.objects.ready().count(), DBTaskResult.objects.failed().count()
    yield Sign("排队的任务", count(ready), ready < 200, "任务堆积：检查后台任务是否在运行")
    yield Sign("失败的任务", count(failed), not failed, "查看服务器日志；用户重新提交即可")


def _disk() -> Iterator[Sign]:
    usage = shutil.disk_usage(settings.DATA)
    remedy = "清理磁盘，或把 JIXIAO_DATA 移到更大的磁盘"
    yield Sign("磁盘剩余", file_size(usage.free), usage.free > _LEAST_FREE, remedy)


def _backup() -> Iterator[Sign]:
    made = last_backup()
    fresh = made is not None and timezone.now() - made < _OLDEST_BACKUP
    said = date_format(timezone.localtime(made), "Y-m-d H:i") if made else "从未备份"
    yield Sign("最近一次备份", said, fresh, "在“备份”页上立即备份，并把 jixiao manage backup 放进每天的计划任务")


def _programs() -> Iterator[Sign]:
    yield Sign("LibreOffice", "已安装" if office() else "没有安装；只影响 doc、xls、wps 文件的检查")


def _changed(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
