"""Processor time of the quickest of several rounds."""

import time
from collections.abc import Callable


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Seconds of processor time of the quickest round."""
    quickest = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        work()
        quickest = min(quickest, time.process_time() - started)
    return quickest
