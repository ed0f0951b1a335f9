"""Several processes: every file gets its record, whatever happens to the process that reads it."""

import multiprocessing
import os
import signal

import pytest

from jixiao.batch.work import Task
from jixiao.batch.workers import _Worker, apart, check_files

FAULTY = "收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元。\n"
CLEAN = "收入1590.86万元，分为基本支出1164.81万元、项目支出426.05万元。\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """The current folder: 错.txt and 对.txt."""
    (tmp_path / "错.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "对.txt").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_task_gets_its_record(desk):
    tasks = [Task(name, ("SUM101",)) for name in ("错.txt", "对.txt", "没有.txt", "错.txt")]
    records = dict(check_files(tasks, 2))
    assert sorted(records) == [0, 1, 2, 3]
    assert [len(records[index].findings) for index in range(4)] == [1, 0, 0, 1]
    assert records[2].problem.problem == "找不到这个文件"


def test_a_process_that_dies_costs_its_own_file_only(desk):
    worker = _Worker(multiprocessing.get_context(), 0, Task("错.txt", ("SUM101",)))
    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.join()
    record = worker.result()
    worker.stop()
    assert record.path == "错.txt"
    assert record.problem is None or "意外终止" in record.problem.problem


def test_a_file_may_lie_elsewhere_than_its_name_says(desk):
    (desk / "17").write_text(FAULTY, encoding="utf-8")
    ((_, record),) = check_files([Task("自评报告.txt", ("SUM101",), at="17")], 1)
    assert (record.path, len(record.findings)) == ("自评报告.txt", 1)


def test_processes_started_apart_give_the_same_records(desk):
    tasks = [Task(name, ("SUM101",)) for name in ("错.txt", "对.txt")]
    assert dict(check_files(tasks, 2, apart())) == dict(check_files(tasks, 2))
