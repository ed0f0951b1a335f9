"""One file of a run, from path to findings. Runs in the main process or in a worker; never raises."""

from functools import cache

from jixiao import api
from jixiao.check.catalog import rules_of
from jixiao.check.checked import Checked, Problem, checked
from jixiao.check.rule import Rule
from jixiao.check.run import Failure
from jixiao.norms.resolve import norms_of
from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import load
from jixiao.readers.sniff import read_bytes
from jixiao.units.record import record


@record
class Task:
    """A file to check. `keep` asks for the dossier too, packed, for what looks at several or shows the document.

    `at` is where its bytes are when they are not at `path`, which then is only its name.
    """

    path: str
    codes: tuple[str, ...]
    norms: str = ""
    place: str = ""
    year: int = 0
    keep: bool = False
    at: str = ""


def check_file(task: Task) -> Checked:
    """The record of a file; what went wrong stands in its `problem`."""
    try:
        document = read_bytes(task.path, load(task.at)) if task.at else api.read(task.path)
        dossier = api.extract(document, year=task.year, place=task.place)
        failures: list[Failure] = []
        norms = norms_of(task.norms)
        findings = api.check(dossier, norms, _rules(task.norms, task.codes), failures)
        return checked(dossier, findings, norms, failures, keep=task.keep)
    except Unreadable as error:
        return Checked(task.path, problem=Problem(error.problem, error.remedy))
    except MemoryError:
        return Checked(task.path, problem=Problem("文件太大，内存不够", "请把它分成几份再检查"))
    except Exception as error:  # noqa: BLE001 - one file must not cost the run the others, nor show a traceback
        cause = f"{type(error).__name__}: {error}"
        remedy = "请在 Word 或 WPS 中另存一次再检查；若仍如此，请把这句话告诉维护者"
        return Checked(task.path, problem=Problem(f"程序在这份文件上出错（{cause}）", remedy))


@cache
def _rules(norms: str, codes: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted = set(codes)
    return tuple(rule for rule in rules_of(norms) if rule.code in wanted)
