"""Sentences out of words and values: each printed number becomes a run that knows its datum."""

from functools import cache
from string import Formatter

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import digits, shown_as
from jixiao.report.blocks import Run, Runs, plain_run

Part = Datum | Runs | str


def say(pattern: str, **parts: Part) -> Runs:
    """The pattern with its {names} filled. A datum prints as 1524.96万元; {name:bare} leaves its unit out."""
    runs: list[Run] = []
    for words, name, bare in _pieces(pattern):
        if words:
            runs.append(Run(words))
        if name:
            runs.extend(_filled(parts[name], bare))
    return tuple(runs)


@cache
def _pieces(pattern: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((words, name or "", bare == "bare") for words, name, bare, _ in Formatter().parse(pattern))


def _filled(part: Part, bare: bool) -> Runs:
    if isinstance(part, str):
        return plain_run(part)
    if isinstance(part, Datum):
        number = printed(part)
        return (number,) if bare or not number.unit else (number, Run(number.unit))
    return part


def printed(datum: Datum, at_least: int = 0) -> Run:
    """The digits of a value, without its unit: budget money in 万元 with two decimals, all else as it was given.

    `at_least` so many decimals, where a column wants them level.
    """
    name, decimals = shown_as(datum)
    return Run(digits(datum, at_least), datum.key, name, max(decimals, at_least))


def joined(parts: list[Runs], comma: str = "、") -> Runs:
    """Several stretches one after the other: 甲、乙、丙."""
    runs: list[Run] = []
    for number, part in enumerate(parts):
        runs.extend((Run(comma), *part) if number else part)
    return tuple(runs)
