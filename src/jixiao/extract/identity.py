"""Whose document this is, of which year, and of what kind: read from the title and the opening."""

import re
from dataclasses import dataclass

from jixiao.dossier.model import DocumentKind, Section
from jixiao.dossier.place import Source

OPENING = 700  # characters in which a document introduces itself

_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:年|度|部门预算|部门决算|整体)")
_CHINESE_YEAR = re.compile(r"二[〇○零0][〇○零一二三四五六七八九]{2}年")
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{2,3}省)?([\u4e00-\u9fff]{2,6}?(?:自治州|市|州|盟|县|区))?")
_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff（）()]{2,30}?(?:局|委员会|管委会|厅|办公室|中心|委|院|馆|站|所|学校|学院|政府|处|支队|大队|总队|联合会|协会)"
    r"(?=部门|单位|\d|\n|20|二〇|关于|年度|整体|项目|本级|（本级|$)"
)
_KINDS = (
    (DocumentKind.FINAL_ACCOUNT_DISCLOSURE, re.compile(r"(?<![我本])(?:部门|单位)决算(?!支出|收入|数|编报|汇[编总])(?:公开|情况说明|信息|说明|报告)?(?!.{0,8}自评)")),
    (DocumentKind.BUDGET_DISCLOSURE, re.compile(r"(?:部门|单位)预算(?:信息)?(?:公开|情况说明|说明|编制)")),
    (DocumentKind.PROGRAM_REPORT, re.compile(r"项目支出?.{0,10}(?:自评|评价)(?:工作)?报告")),
    (DocumentKind.DEPARTMENT_REPORT, re.compile(r"(?:整体支出.{0,8}(?:自评|评价)|绩效自评(?:工作)?报告|绩效评价报告|自评报告)")),
    (DocumentKind.SELF_EVALUATION_FORM, re.compile(r"自评表|自评价表|评分表")),
    (DocumentKind.OBJECTIVE_FORM, re.compile(r"绩效目标(?:申报|批复|公开)?表|目标申报表")),
)


@dataclass(frozen=True, slots=True)
class Identity:
    kind: DocumentKind
    title: str
    department: str
    region: str
    place: str
    year: int


def read_identity(source: Source, sections: tuple[Section, ...]) -> Identity:
    opening = source.text[:OPENING]
    first = sections[0].span.start if sections else OPENING
    title_text = source.text[: min(first, OPENING)] or opening
    title = "".join(line for line in title_text.split("\n")[:4] if len(line) <= LONGEST_TITLE_LINE)
    return Identity(_kind(title, opening, source.text), title, _department(title, opening), _region(title), "", _year(title, opening))


LONGEST_TITLE_LINE = 60


def _kind(title: str, opening: str, text: str) -> DocumentKind:
    for where in (title, opening):
        for kind, pattern in _KINDS:
            if pattern.search(where):
                return kind
    if "三级指标" in text:
        return DocumentKind.SELF_EVALUATION_FORM if "得分" in text else DocumentKind.OBJECTIVE_FORM
    return DocumentKind.UNKNOWN


def _year(title: str, opening: str) -> int:
    for where in (title, opening):
        if found := _YEAR.search(where):
            return int(found.group(1))
        if chinese := _CHINESE_YEAR.search(where):
            return int("".join(str("〇一二三四五六七八九".find(c.replace("○", "〇").replace("零", "〇").replace("0", "〇"))) for c in chinese.group()[:4]).replace("-1", "2"))
    return 0


def _department(title: str, opening: str) -> str:
    for where in (title, opening):
        if found := _DEPARTMENT.search(where):
            return found.group()
    return ""


def _region(title: str) -> str:
    found = _REGION.match(title)
    return (found.group(1) or "") if found else ""
