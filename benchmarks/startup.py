"""Time and memory of `jixiao --version` and of the check of one small file: python -m benchmarks.startup."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
JIXIAO = str(Path(sys.executable).with_name("jixiao"))
BARS = {"--version": (0.1, 80), "check": (0.35, 80)}  # seconds of the whole process, megabytes
EXAMPLES = (
    "luquan-2025-report.txt",
    "hitech-2020-report.pdf",
    "luquan-2025-budget.html",
    "shijiazhuang-2022-report.docx",
    "hitech-2022-self-evaluation.xlsx",
)


def run(arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds, seconds of processor time and peak megabytes of one process."""
    started = time.perf_counter()
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    process = os.posix_spawn(JIXIAO, [JIXIAO, *arguments], environment, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"jixiao {' '.join(arguments)}: could not be run")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float, float]:
    """The shortest times and the highest peak of several runs: what else the machine is busy with does not count."""
    seconds, processor, peaks = zip(*(run(arguments, environment) for _ in range(RUNS)), strict=True)
    return min(seconds), min(processor), max(peaks)


def main() -> int:
    """0 when every bar is met."""
    met = True
    with tempfile.TemporaryDirectory() as folder:
        # By another process: the peak of a child counts the memory its parent had when it was started.
        subprocess.run([sys.executable, "-m", "examples.build", folder], check=True, stdout=subprocess.DEVNULL)
        # Compiled modules are kept, as they are wherever the program was used once.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        cases = [("--version", ("--version",)), *((f"check {n[-4:]}", ("check", f"{folder}/{n}")) for n in EXAMPLES)]
        for name, arguments in cases:
            seconds, processor, peak = best(arguments, environment)
            slowest, largest = BARS[name.split()[0]]
            good = seconds <= slowest and peak <= largest
            met &= good
            word = "good" if good else "MISSED"
            print(
                f"{name:12} {seconds:5.3f} s (≤ {slowest}), {processor:5.3f} s of the processor"
                f"  {peak:4.0f} MB (≤ {largest})  {word}"
            )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
