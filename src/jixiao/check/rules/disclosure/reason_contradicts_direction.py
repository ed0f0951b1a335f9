from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reports import line_at, sentence_at
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_REASON = regex(r"[，。；,]?(?:其?(?:主要)?原因(?:是|为|系|：)|主要(?:是|系)(?:因为|由于)?)(?P<words>[^。；\n]{2,60})")
_UP = regex(
    r"增[加长多支发派员]|新增|上[调涨升浮]|调标|提高|提升|晋[级升档]|追加|扩大|加大|增大|补[发缴]|新[建购设招聘进]|购[置买]|启动|开展"
)
_DOWN = regex(
    r"减[少员支低]|下[降调]|压[减缩降]|缩减|核减|节[约俭省]|过紧日子|严控|严格控制|降低|取消|退休|完[工成结]|调[出离]"
)
_OTHER = regex(r"上年|去年|结转|结余|(?:19|20)\d{2}年|收回|收入|基数|科目|口径|疫情|合并|划[转入出]")
_LOOK_BACK = 120
_SUBJECT = regex(r"支出|经费|费")


def reason_contradicts_direction(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for change in dossier.changes:
        last = change.rate or change.delta
        if change.in_table or last is None or not _is_of_spending(text, last):
            continue
        direction = _direction(change.delta, change.rate)
        told = _REASON.match(text, last.span.end) if direction else None
        if told is None or told.end() > sentence_at(text, told.start("words")).end or _OTHER.search(told["words"]):
            continue
        up, down = _UP.search(told["words"]), _DOWN.search(told["words"])
        against = (down if not up else None) if direction > 0 else (up if not down else None)
        if against:
            start = told.start("words")
            span = Span(start + against.start(), start + against.end())
            way = "增加" if direction > 0 else "减少"
            yield Hit(span, f"说{way}，原因却是“{told['words'][:24]}”", related=(last,))


def _is_of_spending(text: str, figure: Figure) -> bool:
    start = line_at(text, figure.span.start).start
    words = text[max(start, figure.span.start - _LOOK_BACK) : figure.span.start]
    return bool(_SUBJECT.search(words)) and "结转" not in words and "结余" not in words


def _direction(*figures: Figure | None) -> int:
    """Which way every one of them points; 0 where they do not agree or nothing moved."""
    ways = {figure.direction for figure in figures if figure is not None and figure.base > 0}
    return ways.pop() if len(ways) == 1 else 0
