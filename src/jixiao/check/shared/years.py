"""Years a document names as its own, years left over from last year's text, and periods shorter than a year."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within, passage_at, sections_about
from jixiao.check.shared.reports import is_report, line_at, sentence_at
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import DocumentKind, Dossier, Passage
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_WHOSE = "(?:我|本|该)?(?:局|部门|单位|委|办|中心|院|厅|县|区|市)?(?:的)?"
# What only the document's own year is said of.
_OWN = (
    regex(rf"(?:对|就|关于|开展|将)(?:我局|本局|我部门|本部门|本单位|{HAN}{{2,20}}[局委办院])?(?P<year>20\d{{2}})年度?{_WHOSE}"
               r"(?:部门)?(?:整体支出|部门预算|预算(?:项目)?支出|财政支出|项目支出|预算绩效管理工作|绩效目标)[^。；\n]{0,24}?(?:自评|评价)"),
    regex(rf"(?P<year>20\d{{2}})年度?{_WHOSE}(?:部门)?(?:整体支出|项目支出|预算)?(?:综合)?(?:绩效)?(?:自评|评价)(?:综合)?(?:得分|结果|结论|等级|情况|中(?=[，：]))"),
    regex(r"现将[^。；，\n]{0,24}?(?P<year>20\d{2})年度?(?:部门|单位)?(?:预算|决算|整体支出|绩效自评)[^。；\n]{0,12}(?:公开|报告|说明)"),
)  # fmt: skip
_MONEY = regex(
    r"(?P<year>20\d\d)年度?[，]?(?:我|本)?(?:局|部门|单位|委|中心|院|厅|办)?[^，。；\n]{0,8}?"
    r"(?:年初预算|预算|决算|收入|支出|收、?支|“三公”|三公经费|机关运行经费|政府采购|财政拨款)"
)
_CLOSING = regex(r"截[至止]到?(?P<year>20\d\d)年(?:12月(?:31日|[底末])|年?[底末])")
_SENTENCE_START = ("", "。", "；", "\n", "：")
_HEADED = regex(
    r"(?P<year>20\d{2})(?<![较比与同和及至到]\d{4})年度?(?:部门|单位|本部门|我局)?(?:整体|预算|决算|收支|绩效|支出|收入|财政拨款|“三公”|机关运行|政府采购)"
)
_COMPARISON = regex(r"上年|去年|同期|相比|较|比|增减|变化|结转|历年|回顾|以来|与|和|及|、20|至20|-20")
_CITED = regex(r"《[^《》\n]{0,80}$|[〔\[【（(][^）)〕】\n]{0,6}$")
_PARTIAL = Sought(
    r"截[至止]到?(?P<said>20\d{2}年)?(?P<until>\d{1,2})月(?:底|末|份|\d{1,2}日)?(?:止)?"
    r"|1月?[-—–－～~至到]+(?P<to>\d{1,2})月(?:份|底)?(?:初步测算|初步统计|初步核算)?"
    r"|一月?[-—–至到]+(?P<han>十一|十)月(?:份|底)?|前[三两二]个?季度|初步[测统核]算?"
)
_THIS_YEAR = ("今年", "本年", "全年")
_PLANNED = regex(r"计划|目标|力争|争取|预期|拟[于定]|将于|应于|确保|截止时间|申报")
_RATE_OF_PROGRESS = regex(r"时序进度|序时进度|监控")
# 1—6月、1—10月支出进度分别为43.2%、79.6%，全年98.64%: the year is told as well.
_ON_THE_WAY = regex(r"(?:进度|执行率|支付率|支出率)[^。；\n]{0,30}全年")
_BY_QUARTER = regex(r"执行率|支出率|支付率|进度|半年|[一二四]季度|全年")
_COMPARED_WITH = regex(r"[与较比同](?:上年|20\d\d年)[^。]*。$")
_LEAD = 14  # characters on both sides in which a plan shows itself
_RESULT_SECTION = regex(r"(?:目标|任务|指标|工作)(?:的)?(?:完成|实现|达成)|完成情况|实现情况|主要成效|履职")
_RESULT = regex(r"^(?P<year>20\d\d)年(?:度|全年)?，", re.MULTILINE)
_RESULTS = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.RATIO)
_SIGN = regex(r"[。，；：]")
_LONGEST_TITLE = 45
_RANGE = 60  # characters behind a period in which its figure stands
_MONTHS = {"十一": 11, "十": 10}


def own_years(dossier: Dossier) -> Iterator[tuple[Span, int]]:
    """Where the document says which year it is about, outside its title and titles it cites."""
    text = dossier.source.text
    seen: set[int] = set()
    for pattern in _OWN:
        for found in pattern.finditer(text):
            at = found.start("year")
            if at in seen or _in_title(dossier, at) or _CITED.search(text, max(0, at - 60), at):
                continue
            if _announced(dossier, at, int(found["year"])):
                continue
            if f"{dossier.year}年" in text[found.end() : line_at(text, at).end]:
                continue  # 2022年绩效自评得分低于80分的2个项目，2023年预算压减10%
            seen.add(at)
            yield Span(at, at + 5), int(found["year"])


def _in_title(dossier: Dossier, position: int) -> bool:
    return position <= len(dossier.title)


def stale_years(dossier: Dossier) -> Iterator[tuple[Span, int]]:
    """Sentences on the department's own money, and headings, that begin with an earlier year and compare nothing."""
    year, text = dossier.year, dossier.source.text
    if not year:
        return
    for found in _MONEY.finditer(text):
        said = int(found["year"])
        if said >= year or text[found.start() - 1 : found.start()] not in _SENTENCE_START:
            continue
        sentence = sentence_at(text, found.start("year"))
        rest = text[found.end() : sentence.end]
        if f"{year}年" in rest:
            continue  # 2021年支出为2298.66万元，2022年增长5.15%
        if _COMPARED_WITH.search(text, line_at(text, found.start()).start, found.start()):
            continue  # 与2023年度相比，本年支出增加421.96万元。2023年度支出为6175.17万元
        if year - 3 <= said < year and not _COMPARISON.search(rest) and not _announced(dossier, found.start(), said):
            yield Span(found.start("year"), found.start("year") + 5), said
    yield from _stale_results(dossier)
    yield from _stale_closings(dossier)
    for headed, span in _headed_lines(dossier):
        if year - 3 <= int(headed["year"]) < year and not _COMPARISON.search(text, headed.end(), span.end):
            if dossier.kind is DocumentKind.BUDGET_DISCLOSURE and "决算" in text[span.start : span.end]:
                continue  # a budget book may report last year's account as well
            yield Span(headed.start(), headed.start() + 5), int(headed["year"])


def _stale_closings(dossier: Dossier) -> Iterator[tuple[Span, int]]:
    """截至上年末 for what a final account, or a report that names the end of its own year, says of that end.

    A budget tells what there was at the end of the year before it.
    """
    text = dossier.source.text
    reported = is_report(dossier) and any(int(own["year"]) == dossier.year for own in _CLOSING.finditer(text))
    planned = dossier.kind is DocumentKind.BUDGET_DISCLOSURE
    if not reported and not planned and dossier.kind is not DocumentKind.FINAL_ACCOUNT_DISCLOSURE:
        return
    stale = dossier.year - (2 if planned else 1)
    for found in _CLOSING.finditer(text):
        said = int(found["year"])
        begins = text[found.start() - 1 : found.start()] in _SENTENCE_START
        end = sentence_at(text, found.start()).end
        if begins and said == stale and not _HELD_AGAINST.search(text, found.end(), end):
            yield Span(found.start("year"), found.start("year") + 5), said


_HELD_AGAINST = regex(r"结转|20\d\d年|本年|[较比][^，。；]{0,6}初")


def _stale_results(dossier: Dossier) -> Iterator[tuple[Span, int]]:
    """A paragraph of results that begins with last year, gives figures, and does not name the year of the report."""
    if not is_report(dossier):
        return
    text = dossier.source.text
    for section in sections_about(dossier, _RESULT_SECTION):
        for found in _RESULT.finditer(text, *section.body):
            end = sentence_at(text, found.start()).end
            line = line_at(text, found.start())
            said = text[found.end() : end]
            told = any(figure.kind in _RESULTS for figure in figures_within(dossier, Span(found.end(), end)))
            own = f"{dossier.year}年" in text[line.start : line.end]
            if int(found["year"]) == dossier.year - 1 and told and not own and not _COMPARISON.search(said):
                yield Span(found.start("year"), found.start("year") + 5), dossier.year - 1


def _headed_lines(dossier: Dossier) -> Iterator[tuple[re.Match[str], Span]]:
    """The first year of a title that is followed by what the title is of, and the title."""
    text, looked_at = dossier.source.text, len(dossier.title)
    for headed in _HEADED.finditer(text):
        passage = passage_at(dossier, headed.start())
        if passage and passage.span.start >= looked_at:
            looked_at = passage.span.end
            # The text of a numbered paragraph goes on behind its heading.
            if _is_title(dossier, passage) and "。" not in text[passage.span.start : headed.end()]:
                yield headed, passage.span


def _is_title(dossier: Dossier, passage: Passage) -> bool:
    """A heading, or a short line without a sentence sign that names the department."""
    if passage.table is not None or passage.heading:
        return passage.table is None
    (start, end), name = passage.span, dossier.department
    line = dossier.source.text[start:end]
    return end - start <= _LONGEST_TITLE and bool(name) and name in line and not _SIGN.search(line)


def _announced(dossier: Dossier, position: int, year: int) -> bool:
    """Whether the heading above speaks of that year: 二、2021年“三公”经费决算情况."""
    index = bisect_right(dossier.sections, position, key=lambda section: section.span.start) - 1
    title = dossier.sections[index].title if index >= 0 else ""
    return _OTHER_YEARS.search(title) is not None or f"{year}年" in title


_OTHER_YEARS = regex("上年|以前年度|往年|历年|上一年|前年")


def partial_periods(dossier: Dossier) -> Iterator[tuple[Span, Span]]:
    """Periods that end before the year does, with the first figure reported for them."""
    text, figures = dossier.source.text, dossier.figures
    at, last = 0, -1
    for found in _PARTIAL.finditer(dossier):
        if found.start() < last or not _ends_early(found, dossier.year):
            continue
        sentence = sentence_at(text, found.start())
        near = text[max(sentence.start, found.start() - _LEAD) : found.end() + _LEAD]
        if (
            _PLANNED.search(near)
            or _RATE_OF_PROGRESS.search(near)
            or _ON_THE_WAY.search(text, found.end(), sentence.end)
            or (_is_quarters(found) and _BY_QUARTER.search(_without(text, sentence, found)))
            or _REST_OF_YEAR.search(_without(text, sentence, found))
            or f"{dossier.year + 1}年" in text[sentence.start : found.start()]
            or _WITHIN_WHOLE.search(text, line_at(text, found.start()).start, found.start())
        ):
            continue
        while at < len(figures) and figures[at].span.start < found.end():
            at += 1
        following = (
            f for f in figures[at : at + 6] if f.kind not in (FigureKind.DATE, FigureKind.OTHER, FigureKind.RANK)
        )
        figure = next(following, None)
        if figure and figure.span.start < min(found.end() + _RANGE, sentence.end):
            last = sentence.end
            start = found.start() - (2 if text[found.start() - 2 : found.start()] in _THIS_YEAR else 0)
            yield Span(start, found.end()), figure.span


# 截至6月底支出1098万元，7至12月支出1381万元: the rest of the year is told as well.
_REST_OF_YEAR = regex(r"[至到—–~～-]12月|下半年|[四4]季度|全年(?:共|累计|实际)?(?:支出|完成|实现)[^，。；]{0,8}?\d")


_WITHIN_WHOLE = regex(r"全年[^。\n]*其中\Z")  # 全年预算2465万元，执行率100%；其中1至9月支出1774万元


def _is_quarters(found: re.Match[str]) -> bool:
    return found.group().startswith("前")


def _without(text: str, sentence: Span, found: re.Match[str]) -> str:
    """The sentence without the period: what else it tells of the course of the year."""
    return text[sentence.start : found.start()] + "\n" + text[found.end() : sentence.end]


def _ends_early(found: re.Match[str], year: int) -> bool:
    if found["said"] and year and int(found["said"][:4]) != year:
        return False
    month = found["until"] or found["to"] or found["han"]
    if month is None:
        return True
    number = _MONTHS.get(month) or int(month)
    # The first months may be those of the following year, in which the report is written.
    return 6 <= number < 12 or (bool(found["said"]) and number < 12)
