"""The evaluation's conclusion: score, grade and the scale of grades, where the document states them."""

import re

from jixiao.dossier.claim import Band, Conclusion
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Section
from jixiao.dossier.place import Source, Span

GRADES = "优秀|良好|一般|较差|合格|不合格|优|良|中|差"
_SCORE = re.compile(r"(?:得分|评分|总分|分值|自评分|评价分|得)[^。；\n\d]{0,12}?(?=\d)")
_GRADE = re.compile(rf"(?:等级|等次|结论|结果|档次|评定|评价)[^。；\n]{{0,8}}?[“\"「‘]?({GRADES})(?=[”\"」’，。；,;\n）)]|等|级|$)")
_BAND = re.compile(rf"(?:(\d{{1,3}})(?:分)?(?:≤|<=|（含）[-—~～至]))?[^。；\n]{{0,12}}?({GRADES})")


def read_conclusion(source: Source, sections: tuple[Section, ...], figures: tuple[Figure, ...]) -> Conclusion | None:
    """None when the document neither states a score nor a grade nor a scale."""
    return None
