"""The background worker: django-tasks-db does the work, this brings back what a dead worker left.

A job whose worker was killed stays RUNNING for ever; the library has no heartbeat.
"""

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from jixiao.web.notices import daily, delivery

BEAT = "worker.beat"
LONGEST = timedelta(minutes=30)  # then a job counts as lost whoever runs it
MOST_ATTEMPTS = 3
_PAUSE = 20  # seconds between two signs of life
_NOTICE_PAUSE = 5
_BUSY_PAUSE = 2
_LOOK = 360  # pauses of notices between two looks at what follows from the day: half an hour
_logger = logging.getLogger("jixiao.notices")
_jobs_logger = logging.getLogger("jixiao.jobs")
_KEPT = timedelta(days=30)  # jobs that are over
_TIDY = 180  # signs of life between two tidyings: an hour


def worker_id() -> str:
    """Tells the machine and the process, so that others can see whether it lives."""
    return f"{socket.gethostname()}:{os.getpid()}"


def sweep() -> int:
    """Give jobs of dead workers back to the queue, or give them up after the third attempt; how many there were."""
    with transaction.atomic():
        running = DBTaskResult.objects.running().select_for_update()
        lost = [job for job in running if _is_lost(job)]
        for job in lost:
            again = len(job.worker_ids) < MOST_ATTEMPTS
            job.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
            job.finished_at = None if again else timezone.now()
            job.save(update_fields=["status", "finished_at"])
    return len(lost)


def tidy() -> None:
    """Remove sessions that are over, and jobs that were done a month ago."""
    call_command("clearsessions")
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - _KEPT).delete()


def _is_lost(job: "DBTaskResult[Any, Any]") -> bool:
    if job.started_at is None or timezone.now() - job.started_at > LONGEST:
        return True
    machine, _, process = (job.worker_ids[-1] if job.worker_ids else "").rpartition(":")
    return machine == socket.gethostname() and not Path(f"/proc/{process}").exists() and Path("/proc/self").exists()


def work(*, attached: bool = False) -> None:
    """Run jobs until told to stop; when attached, also until the one who holds our standard input is gone."""
    if attached:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    threading.Thread(target=_beat, daemon=True).start()
    threading.Thread(target=_notify, daemon=True).start()
    while not done(_run):
        time.sleep(_BUSY_PAUSE)


def _run() -> None:
    call_command("db_worker", interval=0.5, worker_id=worker_id(), startup_delay=False, queue_name="*")


def done(what: Callable[[], object]) -> bool:
    """Do it; False when somebody else writes for longer than the database waits (SQLite): it must be tried again."""
    try:
        what()
    except OperationalError as wrong:
        if not is_locked_database_exception(wrong):
            raise
        _jobs_logger.warning("数据库正被别的操作占用（多半是大批导入），后台任务稍后再试，不用处理。")
        return False
    return True


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)  # not through sys.stdin: its lock would be held in the processes forked for checks
    os.kill(os.getpid(), signal.SIGTERM)


def _notify() -> None:
    """Notices are sent beside the jobs, so that a server that does not answer holds nobody up."""
    pause, must_look = threading.Event(), False
    for turn in count():
        close_old_connections()
        try:
            if must_look or turn % _LOOK == 0:
                must_look = False
                must_look = not done(_look)
            done(delivery.deliver_due)
        except Exception:
            _logger.exception("notices")
        connection.close()
        pause.wait(_NOTICE_PAUSE)


def _look() -> None:
    """What follows from the day, and what is out of date."""
    daily.look()
    delivery.tidy()


def _beat() -> None:
    """A sign of life for the health page, and now and then a look after lost jobs and what is out of date."""
    pause = threading.Event()
    for turn in count():
        (settings.DATA / BEAT).touch()
        close_old_connections()
        done(sweep)
        if turn % _TIDY == 0:
            done(tidy)
        connection.close()
        pause.wait(_PAUSE)
