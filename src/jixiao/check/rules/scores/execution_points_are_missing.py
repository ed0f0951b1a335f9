from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import evaluated, total_fund
from jixiao.dossier.model import Dossier


def execution_points_are_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        fund = total_fund(program)
        if fund is None or fund.outturn is None or not any(i.score for i in program.indicators):
            continue
        missing = [
            word
            for word, field in (("分值", fund.weight_field), ("得分", fund.score_field))
            if field is not None and not field.text.strip()
        ]
        if missing:
            yield Hit(fund.label.span, f"“{fund.label.text}”一行的{'和'.join(missing)}空白")
