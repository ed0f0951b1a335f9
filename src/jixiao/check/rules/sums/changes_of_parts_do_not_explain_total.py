import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.dossier.claim import Change
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

# A total and the parts that make it up; each part in the words it may go by.
WHOLES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (regex("三公"), (regex("出国"), regex("接待"), regex("用车"))),
    (regex("支出|收支|财政拨款"), (regex("基本支出"), regex("项目支出"))),
)
COMPONENT = regex("用车(?:购置(?!及|和|、)|运行)")
UNCHANGED = "[^。；]{0,40}?(?:无变化|持平|一致|无增减|没有变化|增加0|减少0|增减0)"


def changes_of_parts_do_not_explain_total(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    told = {s.total.span for s in dossier.splits if s.total.kind is FigureKind.CHANGE and not s.in_table}
    paragraphs: dict[int, list[Change]] = defaultdict(list)
    for change in dossier.changes:
        if change.delta is not None and not change.in_table and change.delta.printed.unit.is_money:
            paragraphs[text.rfind("\n", 0, change.span.start)].append(change)
    for start, changes in paragraphs.items():
        end = text.find("\n", start + 1)
        paragraph = text[start + 1 : end if end >= 0 else len(text)]
        for whole, parts in WHOLES:
            found = _parts(changes, whole, parts, paragraph)
            if found and found[0].span not in told and (hit := sum_against_total(found[0], found[1:])):
                yield hit


def _parts(
    changes: Sequence[Change], whole: re.Pattern[str], parts: Sequence[re.Pattern[str]], paragraph: str
) -> list[Figure]:
    """The change of the total, then those of its parts; empty when a part is neither told nor said to be unchanged."""
    first = changes[0]
    if len(changes) < 2 or not whole.search(first.subject) or any(p.search(first.subject) for p in parts):
        return []
    found = [first.delta]
    for part in parts:
        own = [c for c in changes[1:] if part.search(c.subject) and c.against == first.against]
        top = [c for c in own if not COMPONENT.search(c.subject)]
        told = top[:1] or own
        if not told and not re.search(part.pattern + UNCHANGED, paragraph):
            return []
        found.extend(c.delta for c in told)
    deltas = [figure for figure in found if figure is not None]
    return deltas if len(deltas) > 1 else []
