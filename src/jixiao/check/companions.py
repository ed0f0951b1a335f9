"""Several documents of one department: who is the same, which years follow, and what each says of a budget item."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.units.regex import regex

_SUFFIX = regex(r"(?:（本级）|\(本级\)|本级|部门|机关|整体)+$")
_REGION = regex(r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|州|盟|县|区|旗))+$")
# One place under two names: 石家庄高新技术产业开发区 is 石家庄高新区 and, in town, 高新区.
_ALIASES = (
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("循环化工园区", "化工园区"),
)
_HAS_REGION = regex(r"[省市区县州盟旗]")
SHORTEST = 5
ROUNDING = Decimal(500)  # 元: two documents may round to 0.1 万元 or cut digits off

# Items that mean the same in every kind of document.
STRICT = frozenset(
    {
        "基本支出", "项目支出", "人员经费", "公用经费", "“三公”经费", "因公出国（境）费", "公务用车购置及运行费",
        "公务用车购置费", "公务用车运行维护费", "公务接待费", "机关运行经费", "政府采购",
    }
)  # fmt: skip
LOOSE = frozenset({"收入", "支出", "收支总计"})
DISCLOSURES = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.FINAL_ACCOUNT_DISCLOSURE})


def office(department: str) -> str:
    """The name without 部门, 本级 and with the short name of its zone."""
    name = _SUFFIX.sub("", department)
    for long, short in _ALIASES:
        name = name.replace(long, short)
    return name


def is_same(one: Dossier, other: Dossier) -> bool:
    """Whether two documents are of one department."""
    return is_same_department(one.department, other.department)


@cache
def is_same_department(one: str, other: str) -> bool:
    """Equal names, or one with the city's or province's name in front."""
    a, b = sorted((office(one), office(other)), key=len)
    if not a or a == b:
        return bool(a)
    if len(a) < SHORTEST or not b.endswith(a) or not _HAS_REGION.search(a[:-3]):
        return False
    return bool(_REGION.match(b.removesuffix(a))) or b.removesuffix(a) in _CITIES


_CITIES = frozenset({"石家庄", "唐山", "保定", "邯郸", "沧州", "廊坊", "秦皇岛", "邢台", "张家口", "承德", "衡水"})


def following_years(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, int]]:
    """Indexes of two documents of one department: this year's, last year's."""
    for this, last in permutations(range(len(dossiers)), 2):
        years = dossiers[this].year, dossiers[last].year
        if years[1] and years[0] == years[1] + 1 and is_same(dossiers[this], dossiers[last]):
            yield this, last


def same_year(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, int]]:
    """Indexes of two documents of one department and year: the later in the run, the earlier."""
    for later in range(len(dossiers)):
        for earlier in range(later):
            year = dossiers[later].year
            if year and year == dossiers[earlier].year and is_same(dossiers[later], dossiers[earlier]):
                yield later, earlier


class Settled:
    """What is settled in each document of a run, worked out once for each year asked for."""

    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        self._dossiers = dossiers
        self._known: dict[tuple[int, int], dict[tuple[str, Stage], Figure]] = {}

    def __call__(self, index: int, year: int) -> dict[tuple[str, Stage], Figure]:
        if (index, year) not in self._known:
            self._known[index, year] = settled(self._dossiers[index], year)
        return self._known[index, year]


def settled(dossier: Dossier, year: int) -> dict[tuple[str, Stage], Figure]:
    """The items of which the document gives one value for a year, for the whole department."""
    found: dict[tuple[str, Stage], list[Fact]] = {}
    for fact in dossier.facts:
        if fact.year == year and not fact.scope and fact.figure.exact and fact.figure.printed.unit.is_money:
            found.setdefault((fact.item, fact.stage), []).append(fact)
    return {key: facts[0].figure for key, facts in found.items() if _agree([f.figure for f in facts])}


def _agree(figures: Sequence[Figure]) -> bool:
    return all(is_equal(figure, figures[0]) for figure in figures)


def is_equal(one: Figure, other: Figure) -> bool:
    """Equal as printed, or within what rounding to 0.1 万元 explains."""
    if one.printed.unit.base != other.printed.unit.base:
        return False
    tolerance = ROUNDING if one.printed.unit.base == "元" and min(one.base, other.base) >= 10 * ROUNDING else Decimal(0)
    return one.interval.meets(other.interval) or abs(one.base - other.base) <= tolerance


def named(dossier: Dossier) -> str:
    """The document as a finding calls it: 2021年部门决算公开."""
    kinds = {
        DocumentKind.DEPARTMENT_REPORT: "整体支出自评报告",
        DocumentKind.PROGRAM_REPORT: "项目自评报告",
        DocumentKind.BUDGET_DISCLOSURE: "部门预算公开",
        DocumentKind.FINAL_ACCOUNT_DISCLOSURE: "部门决算公开",
        DocumentKind.OBJECTIVE_FORM: "绩效目标表",
        DocumentKind.SELF_EVALUATION_FORM: "自评表",
    }
    return f"{dossier.year}年{kinds.get(dossier.kind, '文件')}"
