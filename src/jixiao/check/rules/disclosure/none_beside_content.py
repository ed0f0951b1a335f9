from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier, Section
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_NONE = regex(
    r"\s*(?:本部门|本单位|我局|我部门)?(?:20\d\d年度?)?(?:本部门|本单位|我局)?(?:暂)?(?:无|没有|不涉及|未安排)[^，。\n]{0,20}[。\s]*"
)
_SUBJECTS = (
    "专项资金",
    "政府性基金",
    "国有资本经营",
    "政府采购",
    "政府购买服务",
    "转移支付",
    "因公出国",
    "公务接待",
    "公务用车",
)


def none_beside_content(dossier: Dossier) -> Iterator[Hit]:
    for section in dossier.sections:
        subject = next((word for word in _SUBJECTS if word in section.title), "")
        if not subject or not _NONE.fullmatch(dossier.body(section)):
            continue
        start = section.body.start + len(dossier.body(section)) - len(dossier.body(section).lstrip())
        end = start + len(dossier.body(section).strip())
        if told := _income(dossier, subject):
            working = f"“{section.title}”写“{dossier.source.quote(Span(start, end))}”，收入里却有{subject}"
            yield Hit(Span(start, end), f"{working}{dossier.source.quote(told.span)}", related=(told,))
        elif other := _elsewhere(dossier, section, subject):
            working = f"“{section.title}”写“{dossier.source.quote(Span(start, end))}”，后面却有“{other.title[:30]}”"
            yield Hit(Span(start, end), working, related=(other.span,))


def _income(dossier: Dossier, subject: str) -> Figure | None:
    """The money of this kind that the running text counts among the income of the year."""
    if subject not in _BUDGETS:
        return None
    text = dossier.source.text
    for found in _RECEIVED.finditer(text):
        if found["budget"] == subject:
            figure = next(iter(figures_within(dossier, Span(found.end(), found.end() + 1))), None)
            if figure and figure.base:
                return figure
    return None


_BUDGETS = ("政府性基金", "国有资本经营")
_RECEIVED = regex(r"(?P<budget>政府性基金|国有资本经营)预算(?:财政)?(?:拨款|资金)(?:收入)?(?:为|共)?(?=\d)")


def _elsewhere(dossier: Dossier, section: Section, subject: str) -> Section | None:
    """A heading of its own that names the same thing and has content."""
    for other in dossier.sections:
        named = subject in other.title and other.span != section.span and "名词" not in other.title
        if (
            named
            and not _NONE.fullmatch(dossier.body(other))
            and dossier.body(other).strip()
            and "为0" not in dossier.body(other)
        ):
            outside = other.span.start >= section.body.end or other.body.end <= section.span.start
            if outside and not section.title.endswith(other.title):
                return other
    return None
