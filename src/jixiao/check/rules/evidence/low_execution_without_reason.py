from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reasons import Explanations
from jixiao.check.shared.reports import is_report, sentence_at
from jixiao.dossier.model import Dossier
from jixiao.norms.resolve import Norms
from jixiao.units.number import plain, short
from jixiao.units.regex import regex

# The year was not over: nothing need be spent by then.
_UNDERWAY = regex(
    r"半年|[前第头][一二三1-3]个?季度|[一二三]季度|截[至止][^，。；]{0,8}?(?<!1)(?:\d|1[01])月|(?<!\d)(?:\d|1[01])月[末底份]|\d月?[至到—–~-](?:\d|1[01])月"
)
_LESS_IS_BETTER = regex("三公|公务|因公|接待|运行经费")
_CAUSED = regex("较慢|缓慢|滞后|未到位|不足|不充分|不够|推迟|延期|影响")  # 县级配套资金到位较慢，执行率仅66.67%
_NEAR = 60  # characters before the rate that may name what was saved on
EXECUTION = regex(r"执行|支出进度|支付|未支出|结余|剩余|未使用|未完成")


def low_execution_without_reason(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    norm = norms.get("execution_explanation", dossier.place, year=dossier.year)
    if not is_report(dossier) or norm is None or norm.number is None:
        return
    explained = Explanations(dossier, EXECUTION)
    for execution in dossier.executions:
        rate = execution.rate
        if rate is None or execution.in_table or rate.base >= norm.number or rate.comparator:
            continue
        if _LESS_IS_BETTER.search(execution.subject):
            continue
        told_from = sentence_at(dossier.source.text, rate.span.start).start
        if _LESS_IS_BETTER.search(dossier.source.text, max(told_from, rate.span.start - _NEAR), rate.span.start):
            continue
        if _CAUSED.search(dossier.source.text, told_from, rate.span.start) or explained.given(rate.span.start):
            continue
        if explained.given(rate.span.start) or _UNDERWAY.search(dossier.source.text, told_from, rate.span.start):
            continue
        subject = f"“{execution.subject}”" if execution.subject else ""
        limit = f"{norm.place_name}的界线{short(norm.number)}%"
        working = f"{subject}执行率{plain(rate.value)}%，低于{limit}，没有说明原因"
        yield Hit(
            rate.span,
            working,
            related=tuple(f for f in (execution.budget, execution.outturn) if f),
            certainty=norm.certainty,
        )
