from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import twins
from jixiao.dossier.model import Dossier


def benefit_repeats_output(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for first, second in twins(program):
            if {first.group, second.group} == {"产出指标", "效益指标"}:
                benefit, output = (second, first) if second.group == "效益指标" else (first, second)
                working = f"效益指标“{benefit.name.text}”与{output.kind}同名"
                yield Hit(benefit.name.span, working, related=(output.name.span,))
