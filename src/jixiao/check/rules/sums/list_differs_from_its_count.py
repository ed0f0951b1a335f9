import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
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
# 设立5个驻点：北京、上海、深圳、苏州。
_PLACES = regex(
    r"(?:招商|派驻|境外|驻外|工作|服务|试点|示范)?(?:驻点|办事处|联络处|联络站|联络点|分中心|分局|乡镇|镇街|街道|社区|片区|园区|工作组|专班|科室|股室|处室)"
    rf"[（(：:](?:分别为|即)?(?P<names>{_NAME}(?:、{_NAME}){{1,19}})(?=[。；）\n]|$)"
)
# 在北京、上海、深圳、苏州设立5个驻点: the places stand before.
_WHERE = regex(rf"在(?P<names>{_NAME}(?:、{_NAME}){{1,11}})(?:分别|各地|共)?(?:设立|设置|建立|派驻|成立)了?\Z")
_POSTS = regex(r"(?:招商|驻外|境外)?(?:驻点|办事处|联络处|联络站|联络点|分中心|驻点小组)")
# 前期准备、组织实施、分析评价四个阶段: the number is a word.
_SPELT = regex(
    rf"(?P<names>{_NAME}(?:[”’]?、[“‘]?{_NAME}){{1,8}})[”’]?(?:等)?(?P<number>[两三四五六七八九])个?(?P<what>阶段|环节|步骤)"
)
_LEADING = regex("^[^、]*?(?:按照|按|分为|分成|包括|经过|经历|经|[分从])(?=[^、]{2})")
_SPELT_AT = Sought("[两三四五六七八九]个?(?:阶段|环节|步骤)")
_PROBLEMS = Sought(
    "(?:上述|以上|前述)(?P<number>[两三四五六七八九])(?:个|项|方面)(?:方面)?(?:的)?(?:主要)?(?:问题|不足)"
)
_ORDER = "一二三四五六七八九"
_NAMED = regex(rf"(?P<names>{_NAME}(?:、{_NAME}){{2,11}})\Z")
_LONGEST = 300
_JOINED = regex("以及|[和及与]")


def _told(text: str, figure: Figure) -> re.Match[str] | None:
    start, end = figure.span
    if _ARE.match(text, end):
        return _BEFORE.search(
            text, max(text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1, start - _LONGEST), start
        )
    if _POSTS.match(text, end) and (found := _WHERE.search(text, max(0, start - _LONGEST), start)):
        return found
    if _THINGS.match(text, end):
        low = max(text.rfind(sign, 0, start) for sign in "，。；：:\n（") + 1
        return _NAMED.search(text, max(low, start - _LONGEST), start)
    return _PLACES.match(text, end) or _NAMES.match(text, end)


def _of_tables(dossier: Dossier) -> Iterator[Hit]:
    """安排项目6个，具体如下：, above a list of projects."""
    for ledger in dossier.ledgers:
        told = ledger.announced
        if told is not None and told.figure.value != told.rows:
            working = f"表中列出 {told.rows} 行，却写 {dossier.source.quote(told.figure.span)}"
            yield Hit(told.figure.span, working, "", plain(told.figure.value), str(told.rows))


def _spelt(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for at in _SPELT_AT.finditer(dossier):
        low = max(text.rfind(sign, 0, at.start()) for sign in "，。；：:\n（") + 1
        found = _SPELT.match(text, max(low, at.start() - _LONGEST), at.end())
        number = _ORDER.index(at.group()[0].replace("两", "二")) + 1
        if found is None or "等" in found["names"][-1] or text[at.start() - 1] == "等":
            continue
        names = _LEADING.sub("", found["names"]).split("、")
        most = len(names) + sum(len(_JOINED.findall(name)) for name in names)
        if not len(names) <= number <= most:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写“{at.group()}”"
            yield Hit(Span(*at.span()), working, "", str(number), str(len(names)))


def _problems(dossier: Dossier) -> Iterator[Hit]:
    """针对上述三个问题, after problems numbered 一是 … 四是."""
    text = dossier.source.text
    for found in _PROBLEMS.finditer(dossier):
        number = _ORDER.index(found["number"].replace("两", "二")) + 1
        start = text.rfind("一是", max(0, found.start() - _FAR), found.start())
        if start < 0 or not _ABOUT.search(text, max(0, start - _HEAD), start):
            continue
        listed, at = 0, start
        while listed < len(_ORDER) and (at := text.find(f"{_ORDER[listed]}是", at, found.start())) >= 0:
            listed, at = listed + 1, at + 2
        if listed > 1 and listed != number:
            working = f"前文列出 {listed} 个问题（一是至{_ORDER[listed - 1]}是），这里写“{found.group()}”"
            yield Hit(Span(*found.span()), working, "", str(number), str(listed))


_FAR = 1200
_HEAD = 40
_ABOUT = regex("问题|不足|短板|困难")


def list_differs_from_its_count(dossier: Dossier) -> Iterator[Hit]:
    yield from _of_tables(dossier)
    yield from _spelt(dossier)
    yield from _problems(dossier)
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
