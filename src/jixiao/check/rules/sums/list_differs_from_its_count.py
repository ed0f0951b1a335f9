from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_COUNTERS = frozenset({"家", "个", "所", "名", "项"})
_NAME = r"[^，。；：:、\n\t（）()“”《》\d]{2,24}"
# 共4个，分别为甲、乙、丙。
_NAMES = regex(
    rf"[^，。；、\n\d]{{0,10}}[，,：:]?(?:分别为|分别是|即)[：:]?(?P<names>{_NAME}(?:、{_NAME}){{1,11}})(?=[，。；）\n]|$)"
)
_JOINED = regex("以及|[和及与]")


def list_differs_from_its_count(dossier: Dossier) -> Iterator[Hit]:
    for figure in dossier.figures:
        if figure.kind is not FigureKind.COUNT or figure.unit not in _COUNTERS or not figure.exact:
            continue
        told = _NAMES.match(dossier.source.text, figure.span.end)
        if told is None or "等" in told["names"][-3:]:
            continue
        names = told["names"].split("、")
        most = len(names) + len(_JOINED.findall(names[-1]))  # 甲、乙和丙: two names or three
        if not len(names) <= figure.value <= most:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写 {dossier.source.quote(figure.span)}"
            yield Hit(figure.span, working, "", plain(figure.value), str(len(names)))
