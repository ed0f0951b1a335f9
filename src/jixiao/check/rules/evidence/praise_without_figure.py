from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within, paragraph_at
from jixiao.check.shared.reports import is_report, sentence_at
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

# Every branch begins with its own character: so the search leaps.
PRAISE = Sought(
    r"(?:检查|审计|考核|评价|督查|取得了?|成效|效果|反响|达到|实现)"
    r"(?:(?<=检查|审计|考核|评价|督查)(?:结果|情况)(?:良好|优秀|较好)"
    r"|(?<=取得|得了|成效|效果)(?:较为|十分|非常|明显|显著|良好)+(?:的)?(?:成效|效果|成绩)?"
    r"|(?<=反响)(?:良好|热烈)|(?<=达到|实现)了?(?:部门)?绩效管理目标)"
)


def praise_without_figure(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    text = dossier.source.text
    found = [
        Span(*hit.span())
        for hit in PRAISE.finditer(dossier)
        if paragraph_at(dossier, hit.start()) and not figures_within(dossier, sentence_at(text, hit.start()))
    ]
    if found:
        count = f"全文共{len(found)}处，" if len(found) > 1 else ""
        yield Hit(found[0], f"{count}只有评语，没有数字或者事例", related=tuple(found[1:5]))
