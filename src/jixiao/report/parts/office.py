"""The department itself: what the office writes about it, its staff, its assets, its evaluation team."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import LAST_YEAR, Topic
from jixiao.report.blocks import Cell, Paragraph, Runs, Table, plain_run
from jixiao.report.change import compared, is_level
from jixiao.report.desk import Desk
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import joined, say
from jixiao.units.measure import unit

_BEFORE = "上年末"
_PERSONS = "人"
_ASSET_WORD = "资产"
_ASSETS = (Item.ASSETS, Item.FIXED_ASSETS, Item.INTANGIBLE)
_HOW = "写一段文字，放进文字材料，标题用“{}”"


def written(topic: Topic, about: str = "", *, required: bool = True) -> Callable[[Desk], Iterator[Paragraph]]:
    """What the office wrote on a topic, asked for when it did not."""

    def paragraphs(desk: Desk) -> Iterator[Paragraph]:
        found = desk.narrative(topic, about)
        if found:
            yield from desk.told(found)
            return
        name = about or topic.value
        gap = desk.ask(name, _HOW.format(name), required=required, topic=topic, about=about)
        if required:
            yield replace(paragraph(gap), topic=topic, about=about)

    return paragraphs


def staff(desk: Desk) -> Iterator[Paragraph]:
    """The office's own words on its staff; without them the head counts, against last year."""
    counts = [datum for datum in _own(desk) if unit(datum.unit).base == _PERSONS]
    yield from _words_or(desk, Topic.STAFF, [_counted(desk, datum) for datum in counts])


def assets(desk: Desk) -> Iterator[Paragraph]:
    """The office's own words on its assets; without them the amounts, against last year."""
    listed = [datum for datum in _own(desk) if _ASSET_WORD in datum.label and unit(datum.unit).is_money]
    told = [_counted(desk, datum) for datum in listed] or [_asset(desk, item) for item in _ASSETS]
    budget = any(datum.label.startswith(_BEFORE) for datum in listed)  # a budget tells of the year before its own
    year = desk.papers.year - 1 if budget else desk.papers.year
    yield from _words_or(desk, Topic.ASSETS, [runs for runs in told if runs], year)


def _words_or(desk: Desk, topic: Topic, told: list[Runs], year: int = 0) -> Iterator[Paragraph]:
    """A text of this year comes first, then the figures (at the end of `year`), then a text of an earlier year."""
    found = desk.narrative(topic)
    if told and (not found or found.year != desk.papers.year):
        desk.forget(found)
        yield paragraph(say("{year}末，本部门", year=desk.year(year)), joined(told, "；"), plain_run("。"))
        return
    yield from written(topic)(desk)


def _own(desk: Desk) -> Iterator[Datum]:
    """Single values of the papers' own year."""
    return (datum for datum in desk.papers.measures if not datum.label.endswith(LAST_YEAR))


def _counted(desk: Desk, now: Datum) -> Runs:
    """年末实有人数53人，较上年减少1人，主要原因是…"""
    told = say("{label}{now}", label=now.label.removeprefix(_BEFORE).removeprefix("年末"), now=now)
    before = desk.measure(f"{now.label}{LAST_YEAR}")
    return told + _since(desk, now, before, now.label) if before else told


def _asset(desk: Desk, item: Item) -> Runs:
    now = desk.amount(item, Stage.UNSAID)
    if not now:
        return ()
    before = desk.amount(item, Stage.UNSAID, desk.papers.year - 1)
    told = say("{words}{now}", words=item.value, now=now)
    return told + _since(desk, now, before, item.value) if before else told


def _since(desk: Desk, now: Datum, before: Datum, item: str) -> Runs:
    told = (*plain_run("，"), *compared(desk.book, now, before, "上年"))
    return told if is_level(now, before) else (*told, *desk.reason(item))


def team(desk: Desk) -> Iterator[Paragraph | Table]:
    """组长、成员 with room to sign. The office writes 组长：姓名，职务 and 成员：姓名、姓名; other words stay words."""
    found = desk.narrative(Topic.TEAM)
    if not found:
        how = "在文字材料“评价工作组”下分行写：组长：姓名，职务；成员：姓名、姓名"
        yield paragraph(desk.ask("评价工作组名单", how, topic=Topic.TEAM))
        return
    lines = [line.replace(":", "：").partition("：") for line in found.paragraphs]
    members = [member for role, colon, names in lines if colon for member in _members(role, names)]
    if not members:
        yield from desk.told(found)
        return
    rows = [tuple(Cell(plain_run(words), "center") for words in ("分工", "姓名", "职务", "签字"))]
    rows += [tuple(Cell(plain_run(words), "center") for words in member) for member in members]
    yield Table("评价工作组", (20, 25, 35, 20), 1, tuple(rows))


def _members(role: str, names: str) -> Iterator[tuple[str, str, str, str]]:
    """One row for each name; what follows a comma is the person's post."""
    for person in names.strip("。；; ").split("、"):
        name, _, post = person.replace(",", "，").partition("，")
        if name.strip():
            yield "".join(role.split()), name.strip(), post.strip(), ""


PARTS = (
    Part("段", "人员情况", "单位写的“人员情况”；没有时写以“人”计的各项数及其与上年的增减和原因", staff),
    Part("段", "资产情况", "单位写的“资产情况”；没有时写各项资产及其与上年的增减和原因", assets),
    Part("表", "评价工作组", "组长、成员名单和签字栏，名单由单位写在“评价工作组”下", team),
)
