"""Whose document this is, of which year, and of what kind: read from the title and the opening."""

import re
from functools import cache

from jixiao.dossier.model import DocumentKind, Section
from jixiao.dossier.place import Source
from jixiao.norms.resolve import norms_of
from jixiao.units.chinese import HAN
from jixiao.units.record import record
from jixiao.units.regex import regex

OPENING = 700  # characters in which a document introduces itself
_LONGEST_TITLE_LINE = 60
_TITLE_LINES = 6

_CHINESE_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "0": "0"}
_YEAR = regex(
    r"(?<![\d〔\[［﹝【])(?P<arabic>(?:19|20)\d{2})年?(?:年|度|部门预算|部门决算|整体)|(?P<han>二[〇○零0][〇○零一二三四五六七八九]{2})年"
)
# Lines of a web page, a form or a cover that are no part of the title.
_NO_TITLE = regex(
    r"^(?:附件|附表|目录|索引号|发布|来源|字号|浏览|更新|首页|当前位置|分享|打印|主题|文号|日期|时间|单位[：:]|填报|编制|联系|金额"
    r"|第[一二三四五六七八九十]部分|[一二三四五六七八九十]、|项目名称|主管部门|\d{4}年\d{1,2}月|（[一二三四五六七八九十]）)"
)
_TITLE_END = regex(
    r"(?:报告|说明|公开|公示|决算|预算|情况|自评表|自评价表|目标表|评分表|申报表|文本)(?:[（(][^（）()]{0,12}[）)])?$"
)
# A title that lost its line break: …情况说明按照《预算法》…
_RUN_ON = regex(
    r"(?P<title>[^。，；：\n]{6,56}?(?:情况说明|报告|公开说明|决算公开|预算公开))(?=按照|根据|依据|为了?[^何]|现将|一、)"
)
_SUFFIX = (
    "委员会|管委会|办公室|人民政府|中心|支队|大队|总队|联合会|协会|总工会|检察院|法院|党校|学院|大学|中学|小学|幼儿园|学校|医院"
    "|研究院|研究所|博物馆|图书馆|档案馆|文化馆|工作部|宣传部|组织部|统战部|政府|局|厅|委|部|院|馆|站|所|处|队|园区|社|办"
)
_ORGAN = rf"{HAN}{{2,30}}?(?:{_SUFFIX})(?:（{HAN}{{2,10}}）)?"
# Most documents name their department in the title, before the year: the other patterns are compiled when first used.
_BEFORE_YEAR = (
    rf"(?P<organ>[\u4e00-\u9fff（）]{{2,38}}?(?:{_SUFFIX}))(?:本级|（本级）|机关)?(?:部门|单位)?(?:关于)?"
    r"(?:\d{4}|二[〇○零0])"
)
_AFTER_YEAR = rf"\d{{4}}年度?(?P<organ>{_ORGAN})(?=部门|单位|（本级）|本级|整体|预算|决算|绩效|项目|“三公”)"
_BLANK_YEAR = rf"^(?P<organ>{_ORGAN})(?=部门|单位|年度|整体|绩效|预算|决算|项目)"
_FIELD = (
    r"(?:部门名称|单位名称|部门（单位）名称|填报单位|填报部门|预算单位|主管部门|实施单位)(?:（[^（）]{1,8}）)?[：:\t\n]+"
    rf"(?:\d{{3,9}}-?)?(?P<organ>{_ORGAN})(?:部门|本级)?(?=[\t\n，。；（ \d实填]|$)"
)
_SELF = rf"(?:^|[，。：；\n]|根据|现将|按照)(?P<organ>{_ORGAN})（以下简称"
_SUBJECT = rf"(?:^|\n)(?P<organ>{_ORGAN})(?=是|为|主要|负责|贯彻|承担|内设|\d{{4}}年)"
_SIGNATURE = rf"\n(?P<organ>{_ORGAN})\n+(?:20\d\d|二[〇○零]..)年"
_REGION = regex(
    rf"^(?:中共)?(?P<region>(?:{HAN}{{2,7}}?(?:省|自治区))?(?:{HAN}{{2,8}}?(?:市|自治州|州|地区|盟))?"
    rf"(?:{HAN}{{1,10}}?(?:开发区|高新区|经开区|保税区|新区|(?<![社园校景小地])区|县|旗|市))?)"
)
_LEADING_YEAR = regex(r"^\d{4}年?度?")
_EVALUATION = r"(?:绩效自评|自评价|自评|绩效评价)"
_KINDS = tuple(
    (kind, regex(pattern))
    for kind, pattern in (
        (DocumentKind.SELF_EVALUATION_FORM, r"自评表|自评价表|评分表|评价表"),
        (DocumentKind.OBJECTIVE_FORM, r"绩效目标(?:申报|批复|公开)?表|目标申报表"),
        (
            DocumentKind.PROGRAM_REPORT,
            rf"项目(?:支出)?(?:预算)?.{{0,10}}{_EVALUATION}[^。，；、\n]{{0,6}}报告|项目(?:支出)?绩效报告",
        ),
        (
            DocumentKind.DEPARTMENT_REPORT,
            rf"整体支出.{{0,8}}(?:自评|评价|绩效报告)|{_EVALUATION}[^。，；、\n]{{0,6}}报告|整体绩效.{{0,6}}报告",
        ),
        (
            DocumentKind.FINAL_ACCOUNT_DISCLOSURE,
            r"(?<![我本])(?:部门|单位|支出|经费)决算(?!支出|收入|数|编报|汇[编总]|报表)",
        ),
        (
            DocumentKind.BUDGET_DISCLOSURE,
            r"(?:部门|单位|经费)(?:综合)?预算(?:信息)?(?:公开|情况|说明|编制|安排|$)|预算公开",
        ),
    )
)


@record
class Identity:
    """`year` 0 and empty strings where the document does not say; `place` is the code of the region."""

    kind: DocumentKind
    title: str
    department: str
    region: str
    place: str
    year: int


def read_identity(source: Source, sections: tuple[Section, ...]) -> Identity:
    opening = source.text[:OPENING]
    title = _title(opening)
    department = _department(title, opening, source.text)
    region = _region(department) or _region(_LEADING_YEAR.sub("", title))
    return Identity(_kind(title, opening, source.text), title, department, region, _code(region), _year(title, opening))


def _title(opening: str) -> str:
    """The first lines, joined, up to the word that ends a title; "" when the document has none."""
    joined = ""
    lines = [line for line in opening.split("\n") if line][: _TITLE_LINES + 4]
    for line in lines:
        bare, tab, _ = line.removeprefix("附件：").partition("\t")
        if tab and not _TITLE_END.search(bare):
            break
        if run_on := _RUN_ON.match(bare):
            return joined + run_on["title"]
        if not bare:
            continue
        if len(bare) > _LONGEST_TITLE_LINE or bare[-1] in "。；，" or (_NO_TITLE.match(bare) and joined):
            break
        if _NO_TITLE.match(bare):
            continue
        joined += bare
        if _TITLE_END.search(bare) or len(joined) > 2 * _LONGEST_TITLE_LINE:
            return joined
    return joined if _TITLE_END.search(joined) or _EVALUATION in joined else joined[:_LONGEST_TITLE_LINE]


def _kind(title: str, opening: str, text: str) -> DocumentKind:
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    said = [(found.start(), kind) for kind, pattern in _KINDS if (found := pattern.search(opening))]
    if said:
        return min(said)[1]
    if "三级指标" in text:
        return DocumentKind.SELF_EVALUATION_FORM if "得分" in text else DocumentKind.OBJECTIVE_FORM
    return DocumentKind.UNKNOWN


def _year(title: str, opening: str) -> int:
    for where in (title, opening):
        if found := _YEAR.search(where):
            return int(found["arabic"] or "".join("2" if c == "二" else _CHINESE_DIGITS[c] for c in found["han"]))
    return 0


def _department(title: str, opening: str, text: str) -> str:
    tail = text[-OPENING // 2 :]
    attempts = (
        (_BEFORE_YEAR, title),
        (_AFTER_YEAR, title),
        (_BLANK_YEAR, title),
        (_FIELD, text[: 2 * OPENING]),
        (_SELF, opening),
        (_SUBJECT, opening),
        (_SIGNATURE, tail),
    )
    for pattern, where in attempts:
        if found := re.search(pattern, where):
            return found["organ"].removeprefix("关于").removesuffix("（本级）")
    return ""


def _region(name: str) -> str:
    found = _REGION.match(name)
    return found["region"] if found else ""


@cache
def _codes() -> dict[str, str]:
    regions = norms_of().regions
    return {alias: code for code, region in regions.items() for alias in (region.name, *region.aliases)}


def _code(region: str) -> str:
    """The code of the place named last: 石家庄市鹿泉区 is 鹿泉区."""
    if not region:
        return ""
    codes = _codes()
    starts = (at for at in range(len(region)) if region[at:] in codes)
    return next((codes[region[at:]] for at in starts), "")
