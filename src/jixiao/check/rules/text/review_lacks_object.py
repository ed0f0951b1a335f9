from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_VERB = Sought(r"进行(?:审核|评价|分析|检查|评审|评估|考核|核查|审查|监控|整改|汇总|测算)")
# A thing described by 的, which cannot be the one who reviews.
_OBJECT = regex(
    rf"{HAN}{{2,}}的(?:{HAN}{{0,6}})(?:目标|指标|资料|材料|数据|报告|项目|资金|预算|方案|结果|情况|问题|信息|支出|计划)$"
)
_CLAUSE = regex(r"[，。；：！？\n\t]")
_LINKS = ("应当", "可以", "负责", "结合", "能够", "对", "将", "由", "把", "让", "请", "组织", "委托", "会同")
_LONGEST = 60


def review_lacks_object(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _VERB.finditer(dossier):
        start = found.start()
        clause = _CLAUSE.split(text[max(0, start - _LONGEST) : start])[-1]
        if not _OBJECT.search(clause) or any(link in clause for link in _LINKS):
            continue
        yield Hit(Span(start - len(clause), found.end()), f"“{clause}”是被{found.group()[2:]}的对象，前面缺少“对”")
