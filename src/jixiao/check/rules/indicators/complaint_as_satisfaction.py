from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def complaint_as_satisfaction(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        rows = [indicator for indicator in program.indicators if indicator.group == "满意度指标"]
        if any("满意" in indicator.name.text for indicator in rows):
            continue
        for indicator in rows:
            if "投诉" in indicator.name.text or "信访" in indicator.name.text:
                yield Hit(indicator.name.span, f"满意度指标只有“{indicator.name.text}”，没有满意度")
