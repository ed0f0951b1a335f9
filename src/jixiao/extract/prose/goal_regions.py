"""Which stretches of running text set targets and which tell results: by headings and by labels like 绩效指标：."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from jixiao.dossier.model import Passage, Section
from jixiao.dossier.place import Span
from jixiao.units.record import record
from jixiao.units.regex import regex


class Told(Enum):
    TARGET = auto()
    RESULT = auto()
    NEITHER = auto()


@record
class Region:
    """Running text of one paragraph (or the rest of it after a label) that sets targets or tells results."""

    span: Span
    told: Told
    group: str
    overall: bool
    indicator: bool


_RESULT = regex(
    r"(?:完成|实现|达成|履职|落实|执行)(?:情况|程度)|成效|成果|指标分析|绩效分析|(?:目标|指标)(?:完成|实现)|(?:产出|效益)(?:情况|分析)|工作(?:总结|成绩|亮点)|取得"
)
# Sections that set no targets and tell no results, and neither do those below them.
_ELSEWHERE = regex(
    r"问题|不足|改进|整改|建议|说明$|保障措施|自评工作|评价工作|自评(?:方法|过程|组织|情况)|评价结论|职能|职责|机构|人员情况|资产|收支|预决算|名词解释|附件|附表"
)
# Headings that speak about targets without setting any.
_ABOUT = regex(
    r"自评|评价|组织|原因|保障|设定|质量|设置|合理|审核|公开|批复表|目标表|申报表|调整|依据|分解|下达|预算(?:安排|执行)|经费|采购|需|进一步|优化|加强|完善|有待|不够|管理"
)
_TARGET = regex(
    r"绩效目标|绩效指标|工作目标|目标任务|年度目标|总体目标|整体目标|分项目标|预期目标|绩效信息|^目标|^指标|年度计划"
)
_GOALS_MET = regex(r"目标[^，。]{0,6}(?:完成|实现|达成)(?:情况|程度)?")
_SET_BEFORE = regex(r"年初|预期|计划|下达|指标值")
_OVERALL = regex(r"总体|整体|年度(?:绩效)?目标|总目标")
_LABEL = regex(
    r"(?P<kind>完成情况|实现情况|实际完成|完成如下|(?<![^。；\n])(?:完成|实际|结果|目标)(?=：)|绩效指标|绩效目标|总体目标|年度目标|预期目标|工作目标|目标任务|目标内容)"
    r"(?:为|如下|主要是|是)?[：:】]"
)
_LABEL_ENDS = "：:】"  # one of them ends every label: 年度目标：, 【年度目标】
_BEFORE_LABEL = regex(r"[^。；：:\n，]{0,30}$")
_RESULT_LABELS = frozenset({"完成情况", "实现情况", "实际完成", "完成如下", "完成", "实际", "结果"})


# 截至11月底已对接企业912次: under whatever heading it stands, this is a result.
_PERFECT = regex(
    r"截至(?:目前|\d{1,2}月)|目前(?:全|我|已|共)|已(?:对接|完成|解决|成立|公示|获批|兑现|取得|建成)|获批|获评|获认定|被认定|已认定"
)
_ITEM_OPENS = frozenset("0123456789（(")
_ITEM = regex(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])(?!\d)(?P<name>[^：:。，；\n]{2,30})[：:。]")


@record
class _State:
    told: Told
    group: str
    overall: bool
    indicator: bool
    shut: bool = False  # below a heading that sets no targets


_NOTHING = _State(Told.NEITHER, "", overall=False, indicator=False)


def read_regions(text: str, sections: Sequence[Section], prose: Sequence[Passage]) -> Iterator[Region]:
    """Regions in reading order."""
    by_section = _states(text, sections)
    carried: tuple[int, _State] | None = None  # a label that ended its paragraph, and the section it stood in
    named = (-2, "")  # a numbered item that is no heading, and its section
    for passage in prose:
        if passage.heading and _whole_heading(passage, sections):
            continue
        start, end = passage.span
        state = by_section[passage.section] if passage.section >= 0 else _NOTHING
        if carried is not None:
            if _within(sections, passage.section, carried[0]):
                if _PERFECT.search(text, start, end):
                    carried = (carried[0], replace(carried[1], told=Told.RESULT, indicator=False))
                label = carried[1]
                group = state.group or label.group
                state = _State(label.told, group, label.overall, label.indicator, label.shut)
            else:
                carried = None
        item = _ITEM.match(text, start, end) if text[start] in _ITEM_OPENS else None
        if item and not _LABEL.search(item["name"] + "："):
            named = (passage.section, item["name"])
        labelled = any(text.find(sign, start, end) >= 0 for sign in _LABEL_ENDS)
        if state.told is Told.NEITHER and not labelled:
            continue
        if named[0] == passage.section and named[1]:
            state = _State(state.told, named[1], False, state.indicator, state.shut)
        if passage.heading and passage.section >= 0:
            start = max(start, sections[passage.section].span.end)
        for region, label_ended in _of_paragraph(text, Span(start, end), state, labelled=labelled):
            if label_ended is not None:
                carried = (passage.section, label_ended)
            if region.told is not Told.NEITHER and region.span.end > region.span.start:
                yield _as_told(text, region)


def _as_told(text: str, region: Region) -> Region:
    if region.told is Told.TARGET and _PERFECT.search(text, region.span.start, region.span.end):
        return replace(region, told=Told.RESULT, indicator=False)
    return region


def _whole_heading(passage: Passage, sections: Sequence[Section]) -> bool:
    return passage.section < 0 or sections[passage.section].span.end >= passage.span.end


def _within(sections: Sequence[Section], index: int, holder: int) -> bool:
    """Whether a section is the holder or lies below it."""
    if index == holder:
        return True
    return (
        holder >= 0
        and index >= 0
        and sections[holder].body.start <= sections[index].span.start < sections[holder].body.end
    )


def _states(text: str, sections: Sequence[Section]) -> list[_State]:
    """What each section tells: its own title decides, else the section above it."""
    states: list[_State] = []
    stack: list[tuple[int, _State]] = []  # end of body, state
    for index, section in enumerate(sections):
        while stack and stack[-1][0] <= section.span.start:
            stack.pop()
        above = stack[-1][1] if stack else _NOTHING
        state = _state_of(section.title, above)
        if _GOALS.fullmatch(section.title) and above.told is Told.RESULT and _is_answered(sections, index):
            state = _State(Told.TARGET, section.title, overall=True, indicator=False)
        if _TASKS.search(section.title) and state.told is Told.NEITHER and not state.shut and _sets(text, section):
            state = _State(Told.TARGET, section.title, overall=True, indicator=False)
        states.append(state)
        stack.append((section.body.end, state))
    return states


_GOALS = regex(r"(?:年度|绩效|总体|预期|工作|主要|任务|年初|设定的?)*目标(?:任务|设定)?(?:情况)?")


_TASKS = regex("年度(?:重点|主要)(?:工作|任务)(?:任务|安排)?$")
_BOUND = regex("以上|以内|不少于|不低于|不超过|力争|确保")
_TOLD_AS_DONE = regex("已|完成了|累计|实际|同比|荣获|获得|共[^同享建]|较上年|比上年")


def _sets(text: str, section: Section) -> bool:
    """Whether （三）年度重点工作 sets bounds and tells nothing as done."""
    return bool(_BOUND.search(text, *section.body)) and not _TOLD_AS_DONE.search(text, *section.body)


def _is_answered(sections: Sequence[Section], index: int) -> bool:
    """（一）年度目标 beside （二）完成情况: the heading above both is of results, the goals are told first."""
    own = sections[index]
    for other in sections[index + 1 :]:
        if other.level < own.level:
            return False
        if other.level == own.level:
            return _RESULT.search(other.title) is not None
    return False


def _state_of(title: str, above: _State) -> _State:
    overall = bool(_OVERALL.search(title)) and "分项" not in title
    if _ELSEWHERE.search(title):
        return _State(Told.NEITHER, title, overall=False, indicator=False, shut=True)
    if _RESULT.search(title) and "预算执行" not in title and (not above.shut or _GOALS_MET.search(title)):
        return _State(Told.RESULT, title, overall=overall, indicator=False)
    if above.told is Told.RESULT and not _SET_BEFORE.search(title):
        # 目标实现情况 › （一）总体目标 tells the results, goal by goal.
        return _State(above.told, title, overall, above.indicator, above.shut)
    if _TARGET.search(title) and not _ABOUT.search(title) and not above.shut:
        return _State(Told.TARGET, title, overall=overall, indicator="指标" in title and "目标" not in title)
    return _State(above.told, title, False, above.indicator, above.shut)


def _of_paragraph(text: str, span: Span, state: _State, *, labelled: bool) -> Iterator[tuple[Region, _State | None]]:
    """The stretches of a paragraph between labels; with each, the state a label at its very end hands on."""
    start = span.start
    for label in _LABEL.finditer(text, *span) if labelled else ():
        begin = _label_start(text, span.start, label)
        if begin < 0 or begin < start:
            continue
        yield Region(Span(start, begin), state.told, state.group, state.overall, state.indicator), None
        state = _labelled(label["kind"], text[begin : label.start()], state)
        start = label.end()
    handed_on = state if start >= span.end and start > span.start else None
    yield Region(Span(start, span.end), state.told, state.group, state.overall, state.indicator), handed_on


def _label_start(text: str, low: int, label: re.Match[str]) -> int:
    """Where the words of a label begin: with the sentence, or −1 when it stands in the middle of one."""
    before = _BEFORE_LABEL.search(text, max(low, label.start() - 40), label.start())
    begin = before.start() if before else label.start()
    if begin == low or text[begin - 1] in "。；\n":
        return begin
    return label.start() if label["kind"] in ("绩效指标", "绩效目标") else -1


def _labelled(kind: str, words: str, state: _State) -> _State:
    if kind in _RESULT_LABELS:
        return _State(Told.RESULT, state.group, state.overall, indicator=False)
    overall = state.overall or bool(_OVERALL.search(words))
    return _State(Told.TARGET, state.group, overall, indicator=kind == "绩效指标")
