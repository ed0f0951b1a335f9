"""Every part a template can call for, by its title; and the facts it can print inside a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.live import numbers_of
from jixiao.dossier.workpaper import Topic
from jixiao.report.blocks import Runs, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts import conclusion, disclosure, execution, money, objectives, office, quality, results
from jixiao.report.phrase import say

_MODULES = (office, money, objectives, execution, results, conclusion, quality, disclosure)
PARTS = {part.title: part for module in _MODULES for part in module.PARTS}
TOPICS = {topic.value: topic for topic in Topic}


@dataclass(frozen=True, slots=True)
class FactPart:
    """Something a template prints inside a sentence: {{部门名称}}."""

    name: str
    about: str
    make: Callable[[Desk], Runs]


def _department(desk: Desk) -> Runs:
    if desk.papers.department:
        return plain_run(desk.papers.department)
    return desk.ask("部门名称", "用 --department 写明，或放入写有部门名称的文件")


def _place(desk: Desk) -> Runs:
    name = desk.papers.region or (desk.norms.place_name(desk.papers.place) if desk.papers.place else "")
    return plain_run(name) if name else desk.ask("地区", "用 --place 写明行政区划代码")


def _total(desk: Desk) -> Runs:
    sheet = desk.scores.department
    if sheet and sheet.total:
        return say("{total:bare}", total=sheet.total)
    return desk.ask("综合得分", "补齐部门整体支出绩效自评表")


def _grade(desk: Desk) -> Runs:
    sheet = desk.scores.department
    return plain_run(sheet.grade) if sheet and sheet.grade else desk.ask("等级", "补齐部门整体支出绩效自评表")


def _basis(desk: Desk) -> Runs:
    if desk.basis:
        return plain_run(desk.instrument(desk.basis))
    return desk.ask("自评所依据的文件", "在 template.toml 的 basis 写明，或在模板里直接写文件名称和文号")


def _program_count(desk: Desk) -> Runs:
    if not desk.programs:
        return desk.ask("项目个数", "放入各项目的自评表")
    names = "、".join(program.name for program in desk.programs)
    return say("{n:bare}", n=desk.book.count("all programs", "项目个数", len(desk.programs), "个", names))


FACTS = {
    fact.name: fact
    for fact in (
        FactPart("部门名称", "部门的全称", _department),
        FactPart("年度", "预算年度，四位数字", lambda desk: say("{y:bare}", y=desk.year())),
        FactPart("上年", "预算年度的上一年，四位数字", lambda desk: say("{y:bare}", y=desk.year(desk.papers.year - 1))),
        FactPart("地区", "地区名称", _place),
        FactPart("落款日期", "报告日期，由 --date 写明；不写则留空待填", lambda desk: desk.date()),
        FactPart("依据", "模板所依据的文件名称和文号", _basis),
        FactPart("得分", "部门整体支出综合得分，不带单位", _total),
        FactPart("等级", "部门整体支出评价等级", _grade),
        FactPart("项目个数", "自评项目个数，不带单位", _program_count),
    )
}


def number(desk: Desk, path: str) -> Runs:
    """{{数：支出/基本支出}}: an amount by its stage and item; or a single value, result or pin by its name."""
    stage, _, item = path.partition("/")
    datum = _amount(desk, stage, item) if stage in set(Stage) else numbers_of(desk.papers).get(path)
    if datum:
        return say("{datum}", datum=datum)
    return desk.ask(path.replace("/", "的"), "放入载有此数的文件")


def _amount(desk: Desk, stage: str, item: str) -> Datum | None:
    return desk.amount(item, Stage(stage)) if item else desk.whole(Stage(stage))


def names() -> Iterator[str]:
    """Every placeholder there is, without those of 数, which are open."""
    yield from FACTS
    yield from PARTS
    yield from (f"文：{topic}" for topic in TOPICS)
