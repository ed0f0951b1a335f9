from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import twins
from jixiao.dossier.model import Dossier


def indicator_listed_twice(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for first, second in twins(program):
            if {first.group, second.group} == {"产出指标", "效益指标"}:
                continue  # IND122 says what is wrong there
            texts = [field.text if (field := i.target_field) is not None else "" for i in (first, second)]
            differ = f"，指标值一处{texts[0]}，一处{texts[1]}" if texts[0] != texts[1] else f"，指标值都是{texts[0]}"
            yield Hit(second.name.span, f"“{second.name.text}”出现两次{differ}", related=(first.name.span,))
