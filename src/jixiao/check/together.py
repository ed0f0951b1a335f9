"""Several files of one run: which of them belong together, and what they say against one another."""

from collections.abc import Sequence
from dataclasses import replace

from jixiao.check.checked import Checked, citations, excerpts, notice
from jixiao.check.rule import Rule
from jixiao.check.run import Failure, check_together, in_reading_order
from jixiao.dossier.finding import Finding
from jixiao.norms.resolve import Norms

FEW = 40
_TELLING = 4  # last characters of a department's name: 投资服务局 → 资服务局
_SUFFIXES = ("（本级）", "(本级)", "本级", "部门", "机关")


def needs_others(rules: Sequence[Rule]) -> bool:
    """Whether any of the rules looks at several dossiers."""
    return any(rule.needs == "dossiers" for rule in rules)


def compare(files: Sequence[Checked], rules: Sequence[Rule], norms: Norms) -> list[Checked]:
    """The files with the findings between them.

    A few files are compared all with all. Of many, only those of like-named departments are, so that no more than
    the dossiers of one group are in memory at a time.
    """
    compared = list(files)
    able = [index for index, file in enumerate(files) if file.packed]
    groups: dict[str, list[int]] = {}
    for index in able:
        groups.setdefault(kin(files[index].department) if len(able) > FEW else "", []).append(index)
    for name, group in groups.items():
        if len(group) > 1 and (name or len(able) <= FEW):
            _compare_group(compared, group, rules, norms)
    return compared


def kin(department: str) -> str:
    """What the long and the short name of a department share. The rules decide who is really the same."""
    name = department
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    return name[-_TELLING:]


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
