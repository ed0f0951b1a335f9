"""The office's words are written into the report, saved while they are typed, and never over somebody else's."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jixiao.dossier.workpaper import Topic
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import LogEntry, Person
from jixiao.web.reports.words import Words, clean, last_words_of, mark_of, words_of
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear

_WRITTEN = "reports.words.written"
_SITTING = timedelta(minutes=10)  # what one person saves within this time is one entry of the log
_LABEL = "内容"


class Overtaken(Refused):
    """Somebody else wrote the text since it was opened: who, when, and what it says now."""

    def __init__(self, words: Words, last: LogEntry | None) -> None:
        who = f"{last.by_name}在 {timezone.localtime(last.at):%H:%M} " if last else "别人"
        super().__init__(f"您打开以后，{who}改写了这段文字；您写的还在上面，没有保存。")
        self.words = words


@transaction.atomic
def write_words(
    *, year: BudgetYear, topic: Topic, about: str, text: str, began: str, by: Person, done: bool = True
) -> Words:
    """`began` is the mark of the text the editor began with; not `done` while it is still being typed."""
    must_be_open(year)
    words = words_of(year, topic, about)
    new, old = clean(text), words.text
    if new != old:
        if began != mark_of(old):
            raise Overtaken(words, _last(words))
        _take(words)
        setattr(words.row, words.field, new)
        words.row.typed(words.field)
        words.row.save(update_fields=[words.field, "sources"])
    _log(words, old, by=by, year=year, done=done)
    return words


def carry_words(*, year: BudgetYear, topic: Topic, about: str, by: Person) -> Words:
    """Last year's text becomes this year's, where this year has none yet."""
    last = last_words_of(year, topic, about)
    if not last:
        raise Refused("上年没有这段文字。")
    if words_of(year, topic, about).text:
        raise Refused("本年已经写了这段文字，没有用上年的覆盖它。")
    return write_words(year=year, topic=topic, about=about, text=last, began=mark_of(""), by=by)


def _take(words: Words) -> None:
    """The row is claimed as it was read a moment ago."""
    if words.row.pk is None:
        words.row.save()
    if not words.row.take(words.row.version):
        raise Overtaken(words, _last(words))


def _last(words: Words) -> LogEntry | None:
    kind = words.row._meta.label_lower
    return LogEntry.objects.filter(subject_kind=kind, subject_id=words.row.pk, verb=_WRITTEN).first()


def _log(words: Words, old: str, *, by: Person, year: BudgetYear, done: bool) -> None:
    """One entry when a sitting begins and one when it ends, from what the log last knew."""
    if words.row.pk is None:
        return
    last = _last(words)
    sitting = last is not None and last.by_id == by.pk and timezone.now() - last.at < _SITTING
    if last and sitting:
        if not done:
            return
        old = last.after.get(_LABEL, old)
    if old != words.text:
        before, after = {_LABEL: old}, {_LABEL: words.text}
        log(_WRITTEN, words.row, by=by, department=year.department, before=before, after=after, words=words.label)
