"""The department itself: what the office writes about it, its staff, its assets."""

from collections.abc import Callable, Iterator

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Topic
from jixiao.report.blocks import Cell, Paragraph, Runs, Table, plain_run
from jixiao.report.change import compared, is_level
from jixiao.report.desk import Desk
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import joined, say

_STAFF = (
    ("编制人数", ("编制人数", "人员编制", "核定编制")),
    ("年末实有人数", ("年末实有人数", "实有人数", "年末实有人员", "实有人员")),
    ("在职人数", ("在职人数", "在职人员", "年末在职人数")),
    ("退休人数", ("退休人数", "退休人员", "离退休人数", "离退休人员")),
)
_ASSETS = ((Item.ASSETS, "资产总额"), (Item.FIXED_ASSETS, "固定资产"), (Item.INTANGIBLE, "无形资产"))
_HOW = "写一段文字，标题用“{}”"


def written(topic: Topic, about: str = "", *, required: bool = True) -> Callable[[Desk], Iterator[Paragraph]]:
    """What the office wrote on a topic, asked for when it did not."""

    def paragraphs(desk: Desk) -> Iterator[Paragraph]:
        found = desk.narrative(topic, about)
        if found:
            yield from desk.told(found)
            return
        name = about or topic.value
        gap = desk.ask(name, _HOW.format(name), required=required)
        if required:
            yield paragraph(gap)

    return paragraphs


def staff(desk: Desk) -> Iterator[Paragraph]:
    """The office's own words on its staff; without them the head counts that are known."""
    counts = [(words, found) for words, labels in _STAFF if (found := desk.measure(*labels))]
    if desk.narrative(Topic.STAFF) or not counts:
        yield from written(Topic.STAFF)(desk)
        return
    told = joined([say("{words}{count}", words=words, count=count) for words, count in counts], "，")
    yield paragraph(say("截至{year}年末，本部门", year=desk.year()), told, plain_run("。"))


def assets(desk: Desk) -> Iterator[Paragraph]:
    """The office's own words on its assets; without them the amounts, against the beginning of the year."""
    if desk.narrative(Topic.ASSETS):
        yield from written(Topic.ASSETS)(desk)
        return
    told = [_asset(desk, item, words) for item, words in _ASSETS]
    told = [runs for runs in told if runs]
    if not told:
        yield from written(Topic.ASSETS)(desk)
        return
    yield paragraph(say("{year}年末，本部门", year=desk.year()), joined(told, "；"), plain_run("。"))


def _asset(desk: Desk, item: Item, words: str) -> Runs:
    now = desk.amount(item, Stage.UNSAID)
    if not now:
        return ()
    told = say("{words}{now}", words=words, now=now)
    before = desk.amount(item, Stage.UNSAID, desk.papers.year - 1)
    if not before:
        return told
    told += say("，{change}", change=compared(desk.book, now, before, "年初"))
    return told if is_level(now, before) else (*told, *desk.reason(words))


def team(desk: Desk) -> Iterator[Paragraph | Table]:
    """组长、组员 with room to sign. The office writes one member a line: 姓名，职务，分工."""
    found = desk.narrative(Topic.TEAM)
    if not found:
        yield paragraph(desk.ask("评价工作组名单", "每人一行写明姓名、职务和分工，标题用“评价工作组”"))
        return
    members = [_member(line) for line in found.paragraphs]
    heads = ("分工", "姓名", "职务", "签字")
    rows = [tuple(Cell(plain_run(words), "center") for words in heads)]
    rows += [tuple(Cell(plain_run(words), "center") for words in member) for member in members]
    yield Table("评价工作组", (20, 25, 35, 20), 1, tuple(rows))


def _member(line: str) -> tuple[str, str, str, str]:
    """组长：张三，局长 or 张三 局长 组长 → (组长, 张三, 局长, "")."""
    role, colon, rest = line.replace("：", ":").partition(":")
    words = [word for word in (rest if colon else line).replace("，", " ").replace("、", " ").split() if word]
    if not colon:
        role = words.pop() if len(words) > 2 else ""
    return role.strip(), words[0] if words else "", " ".join(words[1:]), ""


PARTS = (
    Part("段", "人员情况", "单位写的“人员情况”；没有时写已知的编制、实有、在职、退休人数", staff),
    Part("段", "资产情况", "单位写的“资产情况”；没有时写资产总额、固定资产、无形资产及其与年初的增减", assets),
    Part("表", "评价工作组", "组长、组员名单和签字栏，名单由单位写在“评价工作组”下，每人一行", team),
)
