import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import paragraph_at
from jixiao.check.shared.reports import is_report
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

CLAIM = Sought(r"满意(?:度|率)[^，。；\n\d]{0,8}?\d+(?:\.\d+)?%")
# What introduces the claim: 经问卷调查显示，服务对象…
LEAD = regex(
    r"(?:(?:经|据)?(?:问卷|抽样|满意度)?(?:调查|测评|调研)(?:结果)?(?:显示|表明)[，：]?)?[^，。；：、\n\d]{0,10}$"
)
SURVEY = regex(r"调查|测评|问卷|调研|抽样|[均都]")
SAMPLE = Sought(
    r"(?:问卷|样本|抽样|抽取|走访|访谈|回访|测评|调查(?:了|对象|人数|共)?)[^。\n]{0,24}?\d+(?:余|多)?(?:份|人|名|户|家|个|位|次)"
)
# A number before the word is looked for from the word, which is rarer.
ASKED = Sought(r"问卷|受访|测评|调查|走访|回访|访谈|评价")
NUMBER_BEFORE = regex(r"\d(?:余|多)?(?:份|人|名|户|家|位)[^。\n]{0,14}\Z")
LONGEST = 17


def survey_without_sample(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    claim = next(_claims(dossier), None)
    if claim is None or _gives_sample(dossier):
        return
    loud = bool(SURVEY.search(dossier.source.text, claim.start, claim.end))
    working = "写了满意度，没有写调查方式、发放和收回多少份、调查了多少人"
    yield Hit(claim, working, severity=None if loud else Severity.NOTE)


def _gives_sample(dossier: Dossier) -> bool:
    text = dossier.source.text
    return SAMPLE.search(dossier) is not None or any(
        NUMBER_BEFORE.search(text, max(0, asked.start() - LONGEST), asked.start()) for asked in ASKED.finditer(dossier)
    )


def _claims(dossier: Dossier) -> Iterator[Span]:
    """Satisfaction told as a result in running text."""
    text = dossier.source.text
    aims = {goal.figure.span.end for goal in dossier.targets if goal.figure}
    for hit in CLAIM.finditer(dossier):
        passage = paragraph_at(dossier, hit.start())
        if passage is None or hit.end() in aims or re.search("[≥＞>]|目标|不低于", hit.group()):
            continue
        lead = LEAD.search(text, max(passage.span.start, hit.start() - 30), hit.start())
        yield Span(lead.start() if lead else hit.start(), hit.end())
