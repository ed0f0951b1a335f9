"""Several processes: every file gets its record, whatever happens to the process that reads it."""

import os
import signal

from jixiao.cli.work import Task
from jixiao.cli.workers import _Worker, check_files


def test_every_task_gets_its_record(desk):
    tasks = [Task(name, ("SUM101",)) for name in ("错.txt", "对.txt", "没有.txt", "错.txt")]
    records = dict(check_files(tasks, 2))
    assert sorted(records) == [0, 1, 2, 3]
    assert [len(records[index].findings) for index in range(4)] == [1, 0, 0, 1]
    assert records[2].problem.problem == "找不到这个文件"


def test_a_process_that_dies_costs_its_own_file_only(desk):
    worker = _Worker(0, Task("错.txt", ("SUM101",)))
    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.join()
    record = worker.result()
    worker.stop()
    assert record.path == "错.txt"
    assert record.problem is None or "意外终止" in record.problem.problem
