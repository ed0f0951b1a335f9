"""What an office writes in words, by topic: read from the sections of its reports and notes."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.model import DocumentKind, Dossier, Section
from jixiao.dossier.place import Span
from jixiao.dossier.workpaper import Narrative, Topic
from jixiao.gather.places import Reading
from jixiao.units.regex import regex

# A heading is about the first topic whose words it holds.
_TOPICS = tuple(
    (topic, regex(words))
    for topic, words in (
        (Topic.TEAM, r"工作组.{0,6}(?:名单|签字)|评价组成员"),
        (Topic.TARGET_QUALITY, r"目标设定质量|倒查|目标设定情况"),
        (Topic.RESULT_USE, r"结果(?:应用|运用)"),
        (Topic.MEASURES, r"(?:改进|整改)(?:的)?(?:措施|建议|情况|方案)|下一步|^建议|有关建议|工作打算"),
        (Topic.PROBLEMS, r"问题|不足|短板"),
        (Topic.EXPERIENCE, r"主要(?:做法|经验)|经验"),
        (Topic.ORGANISATION, r"自评(?:的)?组织|组织(?:工作|开展|领导|实施)情况|组织工作|工作组织"),
        (Topic.PROCESS, r"(?:评价|自评)(?:的)?(?:方法|过程|程序)|自评工作(?:开展|组织)?情况|评价工作开展"),
        (Topic.ACHIEVEMENT, r"目标(?:的)?(?:实现|完成|达成)情况|完成情况(?:分析)?$|指标分析"),
        (Topic.OBJECTIVE, r"(?:总体|年度|整体).{0,4}(?:绩效)?目标|绩效目标"),
        (Topic.STAFF, r"人员"),
        (Topic.ASSETS, r"资产"),
        (Topic.STRUCTURE, r"机构|组织架构"),
        (Topic.DUTIES, r"职能|职责"),
    )
)
_MERGED = regex(r"问题.{0,4}(?:改进|整改|措施|建议)")  # 存在的问题及改进措施: its two halves stand below it


def read_narratives(readings: Sequence[Reading], year: int) -> tuple[Narrative, ...]:
    """Each topic once: from the papers' own year where it is told, else from the latest earlier report."""
    found = [told for reading in readings for told in _told(reading, year)]
    found.sort(key=lambda narrative: -narrative.year)
    best: dict[tuple[Topic, str], Narrative] = {}
    for narrative in found:
        best.setdefault((narrative.topic, narrative.about), narrative)
    return tuple(best.values())


def _told(reading: Reading, year: int) -> Iterator[Narrative]:
    dossier = reading.dossier
    taken: list[Span] = []
    for section in dossier.sections:
        topic, about = topic_of(section.title), ""
        if topic is None and dossier.kind is DocumentKind.UNKNOWN:
            topic, about = Topic.OTHER, section.title  # in an office's notes every heading is meant for the report
        if topic is None or any(outer.start <= section.body.start < outer.end for outer in taken):
            continue
        if _MERGED.search(section.title) and _has_parts(dossier, section):
            continue
        paragraphs = _paragraphs(dossier, section.body)
        if paragraphs:
            taken.append(section.body)
            yield Narrative(topic, paragraphs, reading.provenance(section.span), dossier.year or year, about)


def topic_of(heading: str) -> Topic | None:
    return next((topic for topic, words in _TOPICS if words.search(heading)), None)


def _has_parts(dossier: Dossier, section: Section) -> bool:
    start, end = section.body
    return any(start <= other.span.start < end for other in dossier.sections)


def _paragraphs(dossier: Dossier, body: Span) -> tuple[str, ...]:
    """Running text of a section; its tables are data and its headings belong to a template."""
    start, end = body
    inside = (p for p in dossier.passages if start <= p.span.start < end and p.table is None and not p.heading)
    texts = (dossier.source.text[passage.span.start : passage.span.end].strip() for passage in inside)
    return tuple(text for text in texts if text)
