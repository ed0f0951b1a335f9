"""A progress bar on standard error, for people only: nothing is written when it is no terminal."""

import sys
import time

from jixiao.check.output.columns import head, pad

_BAR = 24
_PATIENCE = 1  # seconds before the bar appears


class Progress:
    """Counts files done of a known total."""

    def __init__(self, total: int, verb: str = "检查") -> None:
        self._total, self._done, self._verb = total, 0, verb
        self._shown = sys.stderr.isatty() and total > 1
        self._visible = False
        self._started = self._drawn = time.monotonic()

    def step(self, path: str) -> None:
        self._done += 1
        now = time.monotonic()
        if not self._shown or now - self._started < _PATIENCE or now - self._drawn < 0.1:
            return
        self._drawn, self._visible = now, True
        filled = _BAR * self._done // self._total
        left = int((now - self._started) / self._done * (self._total - self._done))
        bar = f"{self._verb} [{'#' * filled}{'.' * (_BAR - filled)}] {self._done}/{self._total} 还需约 {left} 秒 "
        print(f"\r{pad(head(bar + path, 100), 100)}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self._visible:
            print(f"\r{' ' * 100}\r", end="", file=sys.stderr, flush=True)
