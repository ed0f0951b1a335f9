"""Where a value that a report prints is typed: the page of the year it belongs to, found among the year's tabs."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from jixiao.dossier.workpaper import Topic
from jixiao.report.desk import Missing
from jixiao.web.kit.plugins import tabs
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear

_BUDGET, _OBJECTIVES, _RESULTS = "预算", "绩效目标", "自评填报"
# The tab on which the rows of a table are typed, and within it the page of the row, with or without its key.
_TYPED = {
    "years.budgetline": (_BUDGET, "budget:lines", False),
    "years.measure": (_BUDGET, "budget:measures", False),
    "years.fund": (_BUDGET, "budget:program_list", False),
    "years.monthlyplan": (_BUDGET, "budget:program_list", False),
    "years.programyear": (_OBJECTIVES, "objectives:program", True),
    "years.indicator": (_OBJECTIVES, "objectives:indicator", True),
    "years.result": (_RESULTS, "campaign:campaign", False),
}
# Words of what is missing, and the tab on which it is supplied; the first that fits counts.
_SUPPLIED = (
    (("完成值", "偏离", "完成情况", "得分", "等级", "打分", "自评结果", "评分"), _RESULTS),
    (("指标", "目标", "项目个数"), _OBJECTIVES),
    (("预算", "决算", "支出", "收入", "经费", "资产", "采购", "合计"), _BUDGET),
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A link: what it says, and where it goes."""

    label: str
    address: str


def page_of(tab: str, person: Person, year: BudgetYear) -> Lead:
    """The tab by its label; the year's first page where nobody supplies it yet."""
    found = next((one for one in tabs(person, year) if one.label == tab), None)
    if found:
        return Lead(f"去“{tab}”", reverse(found.view, kwargs={"year": year.pk}))
    return Lead("去本年度概况", reverse("years:year_detail", kwargs={"year": year.pk}))


def typed_at(cell: str, person: Person, year: BudgetYear) -> Lead | None:
    """Where the field of a row is typed: years.budgetline/12/original."""
    table, _, rest = cell.partition("/")
    if table == "people.workinggroup":
        return Lead("去“工作组”", reverse("people:department_detail", kwargs={"pk": year.department_id}))
    if table not in _TYPED:
        return None
    tab, view, keyed = _TYPED[table]
    where = {"year": year.pk} | ({"pk": int(rest.partition("/")[0])} if keyed else {})
    try:
        return Lead(f"去“{tab}”", reverse(view, kwargs=where))
    except NoReverseMatch:  # an office runs without that app
        return page_of(tab, person, year)


def supplied_at(missing: Missing, person: Person, year: BudgetYear) -> Lead | None:
    """Where something missing is supplied; None for what only a template or an administrator can."""
    if missing.topic is not None:
        return Lead("就地填写", words_address(year, missing.topic, missing.about))
    tab = next((tab for words, tab in _SUPPLIED if any(word in missing.what for word in words)), None)
    return page_of(tab, person, year) if tab else None


def words_address(year: BudgetYear, topic: Topic, about: str) -> str:
    """Where words of the office are written."""
    address = reverse("reports:words_edit", kwargs={"year": year.pk})
    return f"{address}?{urlencode({'topic': topic.value, 'about': about})}"
