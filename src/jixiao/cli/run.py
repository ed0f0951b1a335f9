"""A run of `check`: settings, files, rules, workers, outputs, exit code."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from jixiao.batch.work import Task, check_file
from jixiao.check.catalog import rules_of
from jixiao.check.checked import FAILED_RULE, IDLE_IGNORE, Checked, Notice
from jixiao.check.rule import PageError, Rule
from jixiao.check.settings import Settings, SettingsError, find, load
from jixiao.check.sift import Sifted, baseline_text, choose, governs, read_baseline, sift, unknown_prefixes
from jixiao.check.together import compare, needs_others
from jixiao.cli.outputs import check_output, deliver
from jixiao.cli.progress import Progress
from jixiao.cli.targets import refuse_inputs, write
from jixiao.dossier.finding import Severity
from jixiao.norms.load import NormError
from jixiao.norms.resolve import Norms, folder_of, norms_of
from jixiao.readers.files import documents
from jixiao.units.record import record

CLEAN, FOUND, UNREAD = 0, 1, 2
_MOST_JOBS = 8  # unasked: each takes some 60 MB
_FILES_PER_JOB = 8  # fewer are done before a second process has started


@record
class Options:
    """The command line, as typed; "" and 0 for what was not."""

    output_format: str
    output: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool
    min_severity: str | None
    norms: str
    place: str
    year: int
    baseline: str
    write_baseline: str
    jobs: int


@record
class Plan:
    """What is to be done with one file: the command line outweighs its jixiao.toml."""

    path: str
    settings: Settings
    rules: tuple[Rule, ...]
    norms: str
    least: Severity
    baseline: frozenset[str]


def run(paths: Sequence[str], options: Options) -> int:
    """Check everything, write the output, return the exit code."""
    try:
        files = documents(paths)
        check_output(options.output_format, options.output, files)
        refuse_inputs([Path(options.write_baseline)], files)
        plans = _plans(files, options)
        checked = _compared(_check(plans, options), plans)
    except (SettingsError, NormError, PageError) as error:
        raise click.ClickException(str(error)) from None
    sifted = [sift(file, plan.settings, plan.least, plan.baseline) for file, plan in zip(checked, plans, strict=True)]
    results = [one.file for one in sifted]
    if options.write_baseline:
        write(Path(options.write_baseline), baseline_text(results))
    written = deliver(
        results, _idle_ignores(plans, sifted), _rules_of_all(plans), options.output_format, options.output
    )
    if not written or any(_broken(file) for file in results):
        return UNREAD
    return FOUND if any(file.findings for file in results) and not options.write_baseline else CLEAN


def _broken(file: Checked) -> bool:
    return file.problem is not None or any(notice.code == FAILED_RULE for notice in file.notices)


def _plans(files: Sequence[str], options: Options) -> list[Plan]:
    """Every jixiao.toml and baseline is read once."""
    settings, baseline = cache(_settings), cache(read_baseline)
    return [_plan(path, settings(find(Path(path), Path.cwd())), baseline, options) for path in files]


def _settings(file: Path | None) -> Settings:
    return load(file) if file else Settings()


def _plan(path: str, settings: Settings, baseline: Callable[[Path], frozenset[str]], options: Options) -> Plan:
    folder = Path(options.norms) if options.norms else settings.norms
    norms = str(folder.resolve()) if folder else ""
    rules = rules_of(norms)
    select, ignore = options.select or settings.select, (*settings.ignore, *options.ignore)
    if unknown := unknown_prefixes(rules, (*select, *ignore)):
        raise SettingsError(f"没有代码以 {'、'.join(unknown)} 开头的规则；jixiao rules 列出全部规则。")
    known = Path(options.baseline) if options.baseline else settings.baseline
    return Plan(
        path,
        replace(settings, place=options.place or settings.place, year=options.year or settings.year),
        choose(rules, select, ignore, preview=options.preview or settings.preview),
        norms,
        Severity(options.min_severity) if options.min_severity else settings.min_severity,
        baseline(known) if known and not options.write_baseline else frozenset(),
    )


def _check(plans: Sequence[Plan], options: Options) -> list[Checked]:
    """The records of all files, in the order of the plans."""
    for folder in filter(folder_of, {plan.norms for plan in plans}):
        _ = norms_of(folder).instruments  # a folder that cannot be used is refused before the work begins
    keep = options.output_format == "html" or (len(plans) > 1 and any(needs_others(plan.rules) for plan in plans))
    tasks = [
        Task(
            plan.path,
            tuple(rule.code for rule in plan.rules),
            plan.norms,
            plan.settings.place,
            plan.settings.year,
            keep=keep,
        )
        for plan in plans
    ]
    progress = Progress(len(tasks))
    done: dict[int, Checked] = {}
    try:
        for index, record in _records(tasks, _jobs(options.jobs, len(tasks))):
            done[index] = record
            progress.step(record.path)
    finally:
        progress.close()
    return [done[index] for index in range(len(tasks))]


def _records(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, Checked]]:
    """Index of the task and its record, as they are done; one job needs no other process."""
    if jobs == 1:
        return ((index, check_file(task)) for index, task in enumerate(tasks))
    from jixiao.batch.workers import check_files

    return check_files(tasks, jobs)


def _jobs(wanted: int, files: int) -> int:
    if wanted:
        return min(wanted, max(1, files))
    return min(os.cpu_count() or 1, _MOST_JOBS, max(1, files // _FILES_PER_JOB))


def _rules_of_all(plans: Sequence[Plan]) -> tuple[Rule, ...]:
    """The rules that ran on any of the files."""
    found = {rule.code: rule for plan in plans for rule in plan.rules}
    return tuple(found[code] for code in sorted(found))


def _compared(files: Sequence[Checked], plans: Sequence[Plan]) -> Sequence[Checked]:
    rules = _rules_of_all(plans)
    if len(files) < 2 or not needs_others(rules):
        return files
    norms: Norms = norms_of(plans[0].norms)
    return compare(files, rules, norms)


def _idle_ignores(plans: Sequence[Plan], sifted: Iterable[Sifted]) -> list[Notice]:
    """Ignores that took nothing away though a file they speak of was checked by a rule they name."""
    idle: dict[tuple[Path, int], str] = {}
    used: set[tuple[Path, int]] = set()
    for plan, result in zip(plans, sifted, strict=True):
        file = plan.settings.file
        if file is None or result.file.problem:
            continue
        used.update((file, number) for number in result.used)
        for number, entry in enumerate(plan.settings.ignores):
            ran = any(rule.code.startswith(entry.code) for rule in plan.rules)
            lost = bool(unknown_prefixes(rules_of(plan.norms), [entry.code]))
            if (ran or lost) and governs(entry, plan.settings, plan.path):
                what = f"{entry.code}「{entry.quote}」" if entry.quote else entry.code
                idle[file, number] = f"{file} 第 {number + 1} 个 [[ignore]]（{what}）已没有可忽略的问题，可以删去。"
    return [Notice(IDLE_IGNORE, words) for key, words in idle.items() if key not in used]
