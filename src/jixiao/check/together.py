"""Several files of one run: which of them belong together, and what they say against one another."""

from collections.abc import Sequence
from dataclasses import replace

from jixiao.check.checked import Checked, citations, excerpts, notice
from jixiao.check.companions import is_same_department, office
from jixiao.check.rule import Rule
from jixiao.check.run import Failure, check_together, in_reading_order
from jixiao.dossier.finding import Finding
from jixiao.norms.resolve import Norms

FEW = 40
_TELLING = 4  # last characters of a department's name: 投资服务局 → 资服务局


def needs_others(rules: Sequence[Rule]) -> bool:
    """Whether any of the rules looks at several dossiers."""
    return any(rule.needs == "dossiers" for rule in rules)


def compare(files: Sequence[Checked], rules: Sequence[Rule], norms: Norms) -> list[Checked]:
    """The files with the findings between them.

    A few files are compared all with all. Of many, only those of one department are, so that no more than the
    dossiers of one department are in memory at a time.
    """
    compared = list(files)
    able = [index for index, file in enumerate(files) if file.packed]
    groups = [able] if len(able) <= FEW else _departments(files, able)
    for group in groups:
        if len(group) > 1:
            _compare_group(compared, group, rules, norms)
    return compared


def _departments(files: Sequence[Checked], able: Sequence[int]) -> list[list[int]]:
    """The indexes of the files of each department; long and short names of one meet."""
    found: dict[str, list[tuple[str, list[int]]]] = {}  # by the end of the name, so that few need be compared
    for index in sorted(able, key=lambda index: len(files[index].department)):
        name = files[index].department
        if not name:
            continue
        alike = found.setdefault(office(name)[-_TELLING:], [])
        same = next((group for other, group in alike if is_same_department(name, other)), None)
        if same is None:
            alike.append((name, [index]))
        else:
            same.append(index)
    return [sorted(group) for alike in found.values() for _, group in alike]


def _compare_group(compared: list[Checked], group: Sequence[int], rules: Sequence[Rule], norms: Norms) -> None:
    dossiers = [dossier for index in group if (dossier := compared[index].dossier())]
    failures: list[Failure] = []
    found: dict[int, list[Finding]] = {}
    for index, finding in check_together(dossiers, norms, rules, failures):
        found.setdefault(index, []).append(finding)
    for index, findings in found.items():
        file = compared[group[index]]
        compared[group[index]] = replace(
            file,
            findings=tuple(in_reading_order([*file.findings, *findings])),
            excerpts={**file.excerpts, **excerpts(dossiers[index].source, findings)},
            citations={**file.citations, **citations(findings, norms)},
        )
    if failures:
        first = compared[group[0]]
        notices = (*first.notices, *(notice(failure) for failure in failures))
        compared[group[0]] = replace(first, notices=notices)
