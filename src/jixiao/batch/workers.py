"""Files checked by several processes. A process that dies or hangs costs its own file, not the run."""

import multiprocessing
import signal
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext

from jixiao.batch.work import Task, check_file
from jixiao.check.checked import Checked, Problem

TIME_LIMIT = 300  # seconds for one file
FILES_PER_PROCESS = 100  # then a fresh one takes over: memory that libraries keep is given back

_DIED = Problem("检查这份文件时进程意外终止，文件可能已损坏或过大", "请在 Word 或 WPS 中另存一次再检查")
_HUNG = Problem(f"检查这份文件超过 {TIME_LIMIT} 秒，已停止", "请把它分成几份，或另存为 docx 再检查")


def apart() -> BaseContext:
    """How to start processes out of one that has threads: a fork of those may wait for ever for a thread's lock."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["jixiao.batch.work"])
    return context


def check_files(tasks: Sequence[Task], jobs: int, context: BaseContext | None = None) -> Iterator[tuple[int, Checked]]:
    """Index of the task and its record, as they are done."""
    start = context or multiprocessing.get_context()
    waiting = list(enumerate(tasks))[::-1]
    busy = [_Worker(start, *waiting.pop()) for _ in range(min(jobs, len(waiting)))]
    try:
        while busy:
            wait([worker.connection for worker in busy], timeout=1)
            for worker in list(busy):
                result = worker.result()
                if result is None:
                    continue
                yield worker.index, result
                if not (waiting and worker.takes(*waiting[-1])):
                    worker.stop()
                    busy.remove(worker)
                    if waiting:
                        busy.append(_Worker(start, *waiting[-1]))
                if waiting:
                    waiting.pop()
    finally:
        for worker in busy:
            worker.stop()


class _Worker:
    """A process at work on one task."""

    def __init__(self, start: BaseContext, index: int, task: Task) -> None:
        self.connection, theirs = start.Pipe()
        self._process = start.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self._done = 0
        self._give(index, task)

    def takes(self, index: int, task: Task) -> bool:
        """Begin another task, unless the process is used up or gone."""
        if self._done >= FILES_PER_PROCESS or not self._process.is_alive():
            return False
        self._give(index, task)
        return True

    def _give(self, index: int, task: Task) -> None:
        self.index, self._task = index, task
        self._started = time.monotonic()
        self.connection.send(task)

    def result(self) -> Checked | None:
        """None while the work goes on."""
        try:
            if self.connection.poll():
                self._done += 1
                record: Checked = self.connection.recv()
                return record
        except (EOFError, OSError):
            return self._lost(_DIED)
        if time.monotonic() - self._started > TIME_LIMIT:
            return self._lost(_HUNG)
        return None

    def _lost(self, problem: Problem) -> Checked:
        self._process.kill()
        self._process.join()
        return Checked(self._task.path, problem=problem)

    def stop(self) -> None:
        self.connection.close()
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()


def _serve(connection: Connection) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a server's own handler would keep this process alive
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process hears ^C and stops the others
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(check_file(task))
