from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import line_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

_POSTS = Sought(r"编制(?:总?数|人数|名额)?(?:为|共|共计|合计|：)?(?=\d)")
_PART = regex(r"(?:行政|事业|工勤|参公|机关|专项)[^，。；、]{0,4}\Z")
_STAFF = regex(
    r"(?:实有|现有|年末)?[^，。；、\d]{0,6}(?:在职|在编|实有)(?:在编)?(?:干部)?(?:职工|人员|人数|总?数)*(?:为|共|：)?\Z"
)
_OTHERS = regex(r"聘用|编外|劳务派遣|临聘|合同|政府购买|退休|其他人员|借调")
_REACH = 60
_PEOPLE = frozenset({"人", "名", "个"})


def staff_above_establishment(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for posts in _POSTS.finditer(dossier):
        line = line_at(text, posts.start())
        if _PART.search(text, line.start, posts.start()):
            continue
        near = figures_within(dossier, Span(posts.end(), min(line.end, posts.end() + _REACH)))
        counts = [f for f in near if f.kind is FigureKind.COUNT and f.unit in _PEOPLE and f.exact]
        staff = next((f for f in counts[1:] if _is_staff(text, counts[0], f)), None)
        if staff and staff.value > counts[0].value and not _OTHERS.search(text, line.start, staff.span.end + 30):
            working = f"在职 {plain(staff.value)}{staff.unit} > 编制 {plain(counts[0].value)}{counts[0].unit}"
            yield Hit(staff.span, working, "", plain(staff.value), plain(counts[0].value), staff.unit, (counts[0],))


def _is_staff(text: str, posts: Figure, figure: Figure) -> bool:
    return _STAFF.search(text, posts.span.end, figure.span.start) is not None
