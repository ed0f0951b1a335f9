"""The first look (初核) at a signed self-evaluation: scores, credibility, and what a check of its report finds."""

from decimal import Decimal
from typing import Any

from jixiao import api
from jixiao.check.output.words import SEVERITIES
from jixiao.dossier.datum import Datum
from jixiao.dossier.finding import Finding
from jixiao.norms.resolve import norms_of
from jixiao.readers.sniff import read_bytes
from jixiao.report.made import ReportError
from jixiao.score.picture import picture
from jixiao.units.number import rounded
from jixiao.web.papers.cells import hundredths
from jixiao.web.reviews.judgement import Judgement

_REPORT = "自评报告.docx"


def values_of(judgement: Judgement) -> dict[str, Any]:
    """The fields of a review that hold the first look."""
    made = judgement.computed
    whole, proven = made.department, judgement.proven.department
    standing = picture(made.papers, made.scores, norms_of()).department
    findings, problem = _findings(judgement)
    return {
        "stated_score": points_of(whole.stated if whole else None),
        "computed_score": points_of(whole.total if whole else None),
        "computed_grade": whole.grade if whole else "",
        "proven_score": points_of(proven.total if proven else None),
        "execution_rate": _rate(standing.rate if standing else None),
        "hints": [
            *({"subject": one.subject, "words": one.message} for one in judgement.hints),
            *({"subject": one.subject, "words": f"{one.fault.value}：{one.working}"} for one in judgement.targets),
        ],
        "findings": findings,
        "problem": problem,
    }


def points_of(datum: Datum | None) -> int | None:
    return hundredths(datum.value) if datum else None


def _rate(datum: Datum | None) -> Decimal | None:
    return rounded(datum.value, datum.decimals) if datum else None


def _findings(judgement: Judgement) -> tuple[list[dict[str, str]], str]:
    """What the check finds in the report as it would be composed today; or why there is none to check."""
    made = judgement.computed
    try:
        file = api.report(made.papers, scores=made.scores).file("docx", draft=True)
    except ReportError as error:
        return [], str(error)
    return [_finding(one) for one in api.check(api.extract(read_bytes(_REPORT, file.content)))], ""


def _finding(one: Finding) -> dict[str, str]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "label": SEVERITIES[one.severity],
        "message": one.message,
        "where": one.place.where,
        "quote": one.place.quote[:120],
    }
