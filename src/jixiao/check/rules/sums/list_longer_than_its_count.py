from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

COUNTERS = frozenset({"家", "个", "所", "名"})
NOUNS = (
    "企业",
    "公司",
    "单位",
    "开发区",
    "机构",
    "平台",
    "园区",
    "县",
    "市",
    "区",
    "部门",
    "街道",
    "乡镇",
    "协会",
    "院校",
    "同志",
)
NAME = r"[^，。；：:、\n\t（）()“”《》\d]{2,12}"
# Names divided by 、 and closed by their number: 甲、乙、丙等2家企业.
NAMES = regex(rf"({NAME}(?:、{NAME}){{1,9}}?)等?$")
LONGEST_LIST = 120


def list_longer_than_its_count(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for figure in figures_of(dossier, FigureKind.COUNT):
        start, end = figure.span
        if figure.unit not in COUNTERS or not text.startswith(NOUNS, end):
            continue
        if not figure.exact or "、" not in text[max(0, start - 14) : start]:
            continue
        listed = NAMES.search(text, max(0, start - LONGEST_LIST), start)
        if listed is None:
            continue
        names = listed.group(1).removesuffix("等").split("、")
        if len(names) > figure.value:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写 {dossier.source.quote(figure.span)}"
            yield Hit(figure.span, working, "", plain(figure.value), str(len(names)))
