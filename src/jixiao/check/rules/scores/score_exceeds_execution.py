from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.claim import Execution
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.norms.resolve import Norms
from jixiao.units.number import rounded, short

WHOLE = {"", "项目支出", "支出", "收支总计", "部门整体支出", "整体支出"}


def score_exceeds_execution(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or conclusion.score is None:
        return
    execution = next((e for e in dossier.executions if e.rate and not e.in_table and e.subject in WHOLE), None)
    if execution is None or execution.rate is None or execution.rate.base > 100:
        return
    scope = "whole_department" if dossier.kind is DocumentKind.DEPARTMENT_REPORT else "program"
    answer = norms.get("execution_points", dossier.place, scope, year=dossier.year)
    if answer is None or answer.number is None:
        return
    most = _most(conclusion.full.value if conclusion.full else Decimal(100), answer.number, execution)
    if conclusion.score.value > most:
        weight = short(answer.number)
        working = (
            f"预算执行率{short(execution.rate.value)}%，执行率按{answer.place_name}通行的{weight}分计，"
            f"其余全部得满分也只有{short(most)}分，文中写{points(conclusion.score)}"
        )
        yield Hit(conclusion.score.span, working, related=(execution.rate,), certainty=answer.certainty)


def _most(full: Decimal, weight: Decimal, execution: Execution) -> Decimal:
    assert execution.rate is not None
    return rounded(full - weight + weight * execution.rate.base / 100, 2)
