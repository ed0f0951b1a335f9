import re
from collections.abc import Iterator

from jixiao.check.reports import is_report, paragraphs
from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

CLAIM = re.compile(
    r"(?:(?:经|据)?(?:问卷|抽样|满意度)?(?:调查|测评|测评结果|调研)(?:结果)?(?:显示|表明)[，：]?)?(?:[^，。；：、\n\d]{0,10})满意(?:度|率)"
    r"(?P<all>[^，。；\n\d]{0,8}?)(?:\d+(?:\.\d+)?)%"
)
SURVEY = re.compile(r"调查|测评|问卷|调研|抽样|[均都]")
SAMPLE = re.compile(
    r"(?:问卷|样本|抽样|抽取|访谈|回访|测评|调查(?:了|对象|人数|共)?)[^。\n]{0,24}?\d+(?:余|多)?(?:份|人|名|户|家|个|位|次)"
    r"|\d+(?:余|多)?(?:份|人|名|户|家|位)[^。\n]{0,14}(?:问卷|受访|参与调查|参与测评|接受调查)"
)


def survey_without_sample(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier) or SAMPLE.search(text):
        return
    aims = [goal.span for goal in dossier.targets]
    for passage in paragraphs(dossier):
        for claim in CLAIM.finditer(text, *passage.span):
            if any(aim.start < claim.end() and claim.start() < aim.end for aim in aims) or "≥" in claim.group():
                continue
            loud = bool(SURVEY.search(claim.group()))
            working = "写了满意度，没有写调查方式、发放和收回多少份、调查了多少人"
            yield Hit(Span(*claim.span()), working, severity=None if loud else Severity.NOTE)
            return
