from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import is_report
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_SECOND = regex(
    r"(?:及|和|与|、)(?:下一步)?(?:的)?(?P<second>结果应用|结果运用|结果公开|改进措施|整改措施|整改建议|有关建议|工作建议|原因分析)"
)
_WORDS = {
    "结果应用": regex(r"应用|运用|挂钩|依据|参考|公开|公示|安排预算|调整预算"),
    "结果公开": regex(r"公开|公示|网站"),
    "措施": regex(
        r"加强|改进|完善|措施|整改|提高|强化|优化|健全|规范|细化|将|下一步|今后|须|责成|改用|改为|建立|加快|严格|落实|增加|压减|提前|按月|按季"
    ),
    "建议": regex(r"建议|应当|应|加强|改进|完善|希望|提高|强化|将"),
    "原因分析": regex(r"原因|由于|因|主要是|受|导致|造成|致使|缺乏|不足|不够"),
}
_SHORTEST = 60


def heading_promises_more(dossier: Dossier) -> Iterator[Hit]:
    for section in sections_about(dossier, _SECOND) if is_report(dossier) else ():
        found, body = _SECOND.search(section.title), dossier.body(section)
        if not found or len(body) < _SHORTEST:
            continue
        second = found["second"]
        key = "结果应用" if second.endswith("用") else next((k for k in _WORDS if second.endswith(k)), "")
        if key and not _WORDS[key].search(body):
            start = dossier.source.text.index(second, section.span.start)
            # Measures and reasons are told in many words, and are mostly there; how the result is used is told in few.
            severity = None if key.startswith("结果") else Severity.NOTE
            yield Hit(Span(start, start + len(second)), f"标题有“{second}”，正文没有写", severity=severity)
