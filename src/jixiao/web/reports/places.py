"""Where a value that a report prints is typed: the page of its row, among the pages of the year."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from jixiao.dossier.workpaper import Topic
from jixiao.report.desk import Missing
from jixiao.web.years.models import BudgetYear

_BUDGET, _OBJECTIVES, _RESULTS = "预算", "绩效目标", "自评填报"
_PAGES = {_BUDGET: "budget:lines", _OBJECTIVES: "objectives:overview", _RESULTS: "campaign:campaign"}
# What the page is called on which the rows of a table are typed, its view, and whether that takes the row's key.
_TYPED = {
    "years.budgetline": (_BUDGET, "budget:lines", False),
    "years.measure": (_BUDGET, "budget:measures", False),
    "years.fund": (_BUDGET, "budget:program_list", False),
    "years.monthlyplan": (_BUDGET, "budget:program_list", False),
    "years.programyear": (_OBJECTIVES, "objectives:program", True),
    "years.indicator": (_OBJECTIVES, "objectives:indicator", True),
    "years.result": (_RESULTS, "campaign:campaign", False),
}
# Words of what is missing, and the page on which it is supplied; the first that fits counts.
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


def typed_at(cell: str, year: BudgetYear) -> Lead | None:
    """Where the field of a row is typed: years.budgetline/12/original."""
    table, _, rest = cell.partition("/")
    if table == "people.workinggroup":
        return Lead("去“工作组”", reverse("people:department_detail", kwargs={"pk": year.department_id}))
    if table not in _TYPED:
        return None
    name, view, keyed = _TYPED[table]
    return _lead(name, view, {"year": year.pk} | ({"pk": int(rest.partition("/")[0])} if keyed else {}))


def supplied_at(missing: Missing, year: BudgetYear) -> Lead | None:
    """Where something missing is supplied; None for what only a template or an administrator can."""
    if missing.topic is not None:
        return Lead("就地填写", words_address(year, missing.topic, missing.about))
    name = next((name for words, name in _SUPPLIED if any(word in missing.what for word in words)), "")
    return _lead(name, _PAGES[name], {"year": year.pk}) if name else None


def _lead(name: str, view: str, where: dict[str, int]) -> Lead:
    return Lead(f"去“{name}”", reverse(view, kwargs=where))


def words_address(year: BudgetYear, topic: Topic, about: str) -> str:
    """Where words of the office are written."""
    address = reverse("reports:words_edit", kwargs={"year": year.pk})
    return f"{address}?{urlencode({'topic': topic.value, 'about': about})}"
