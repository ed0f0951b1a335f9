"""The words of the office for a report: where each text is kept, and what stood there last year."""

import hashlib
from dataclasses import dataclass

from jixiao.dossier.live import live_again, numbers_of
from jixiao.dossier.printed import digits, shown_as
from jixiao.dossier.workpaper import Topic
from jixiao.report.rewritten import Rewritten
from jixiao.web.kit.fields import Sourced
from jixiao.web.papers.scored import scored
from jixiao.web.pins.models import Pin
from jixiao.web.pins.queries import datum_of
from jixiao.web.years.models import BudgetLine, BudgetYear, Measure, Narrative

MARK_LENGTH = 16
_MOST_PINS = 300  # the newest


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the row that keeps it: a reason stands beside the amount it explains, where there is one."""

    row: Sourced
    field: str
    label: str

    @property
    def text(self) -> str:
        return str(getattr(self.row, self.field))

    @property
    def mark(self) -> str:
        """By which an editor says which text it began with."""
        return mark_of(self.text)


def mark_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]


def clean(text: str) -> str:
    """Paragraphs by line, without blanks at their ends and without empty ones."""
    lines = (line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def as_typed(changed: Rewritten, text: str) -> str:
    """A text that was rewritten in Word, to stand in place of `text`: live numbers that were left alone stay live."""
    return clean("\n".join(live_again(text, changed.before, changed.now)))


def numbers_to_name(year: BudgetYear) -> list[tuple[str, str]]:
    """What a text can name as a live number, with what it comes to now: pins first, then results, then amounts."""
    pins = Pin.objects.filter(department=year.department_id, parts=None, ended_at=None).order_by("-pk")
    pinned = {pin.name: datum_of(pin) for pin in pins.select_related("over")[:_MOST_PINS]}
    known = pinned | dict(reversed(numbers_of(scored(year).papers).items()))
    return [(name, digits(datum) + shown_as(datum)[0]) for name, datum in known.items()]


def label_of(topic: Topic, about: str) -> str:
    if topic is Topic.REASON:
        return f"{about}变动的原因"
    return f"{topic}·{about}" if about and topic is not Topic.OTHER else about or topic


def words_of(year: BudgetYear, topic: Topic, about: str) -> Words:
    """The text of a year; a row that is not saved yet where nothing was written."""
    label = label_of(topic, about)
    explained = _explained(year, about) if topic is Topic.REASON else None
    if explained:
        return Words(explained, "reason", label)
    row = Narrative.objects.filter(year=year, topic=topic.value, about=about).first()
    return Words(row or Narrative(year=year, topic=topic.value, about=about), "text", label)


def last_words_of(year: BudgetYear, topic: Topic, about: str) -> str:
    """What stood there in the year before, "" for nothing."""
    last = BudgetYear.objects.filter(department=year.department_id, year=year.year - 1).first()
    return words_of(last, topic, about).text if last else ""


def _explained(year: BudgetYear, about: str) -> BudgetLine | Measure | None:
    """The amount or measure of this name."""
    lines = (row for row in BudgetLine.objects.filter(year=year) if str(row) == about)
    return next(lines, None) or Measure.objects.filter(year=year, label=about).first()
