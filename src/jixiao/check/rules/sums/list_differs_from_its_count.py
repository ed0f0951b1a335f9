import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_COUNTERS = frozenset({"家", "个", "所", "名", "项"})
_NAME = r"[^，。；：:、\n\t（）()“”《》\d]{2,24}"
# 共4个，分别为甲、乙、丙。
_NAMES = regex(
    rf"[^，。；、\n\d]{{0,10}}[，,：:]?(?:分别为|分别是|即)[：:]?(?P<names>{_NAME}(?:、{_NAME}){{1,11}})(?=[，。；）\n]|$)"
)
# 内设办公室、救助股、事务股3个股室: the list stands before its count.
_BEFORE = regex(
    rf"(?:内设|下设|设有|设立|设)(?:机构)?(?:有|为)?[：:]?(?P<names>{_NAME}(?:、{_NAME}){{1,19}})(?:共|共计)?\Z"
)
_ARE = regex(r"(?:职能|内设|直属|下属|事业)?(?:股室|科室|处室|机构|部门|单位|科|股|室|处)")
# 农业生产、农村治理、产品溯源三个系统: names that end at their count.
_THINGS = regex("(?:大|类)?(?:子系统|系统|平台|模块|板块|片区|乡镇|街道|社区)")
_NAMED = regex(rf"(?P<names>{_NAME}(?:、{_NAME}){{2,11}})\Z")
_LONGEST = 300
_JOINED = regex("以及|[和及与]")


def _told(text: str, figure: Figure) -> re.Match[str] | None:
    start, end = figure.span
    if _ARE.match(text, end):
        return _BEFORE.search(
            text, max(text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1, start - _LONGEST), start
        )
    if _THINGS.match(text, end):
        low = max(text.rfind(sign, 0, start) for sign in "，。；：:\n（") + 1
        return _NAMED.search(text, max(low, start - _LONGEST), start)
    return _NAMES.match(text, end)


def _of_tables(dossier: Dossier) -> Iterator[Hit]:
    """安排项目6个，具体如下：, above a list of projects."""
    for ledger in dossier.ledgers:
        told = ledger.announced
        if told is not None and told.figure.value != told.rows:
            working = f"表中列出 {told.rows} 行，却写 {dossier.source.quote(told.figure.span)}"
            yield Hit(told.figure.span, working, "", plain(told.figure.value), str(told.rows))


def list_differs_from_its_count(dossier: Dossier) -> Iterator[Hit]:
    yield from _of_tables(dossier)
    for figure in dossier.figures:
        if figure.kind is not FigureKind.COUNT or figure.unit not in _COUNTERS or not figure.exact:
            continue
        told = _told(dossier.source.text, figure)
        if told is None or "等" in told["names"][-3:]:
            continue
        names = told["names"].split("、")
        most = len(names) + len(_JOINED.findall(names[-1]))  # 甲、乙和丙: two names or three
        if not len(names) <= figure.value <= most:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写 {dossier.source.quote(figure.span)}"
            yield Hit(figure.span, working, "", plain(figure.value), str(len(names)))
