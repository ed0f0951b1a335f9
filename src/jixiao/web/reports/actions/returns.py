"""A report edited in Word comes back; of its words those that are wanted are taken over, of its numbers none."""

import hashlib

from django.db import transaction

from jixiao import api
from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.report.docx.package import DocxError
from jixiao.report.rewritten import Rewritten
from jixiao.report.sealing import TraceError
from jixiao.report.trace import Trace
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reports.actions.words import write_words
from jixiao.web.reports.models import Returned
from jixiao.web.reports.words import Words, as_typed, words_of
from jixiao.web.years.actions import must_not_be_closed
from jixiao.web.years.models import BudgetYear

LARGEST = 50 << 20


def take_in(*, year: BudgetYear, name: str, data: bytes, by: Person) -> Returned:
    """Keep the file; raises Refused when it is no report of this year that jixiao wrote."""
    must_not_be_closed(year)
    trace = _admitted(name, data)
    if trace.year != year.year or trace.department != year.department.name:
        raise Refused(f"这是{trace.department}{trace.year}年的报告，不是{year}的。")
    row = Returned(year=year, name=name[-200:], digest=hashlib.sha256(data).hexdigest(), size=len(data), by=by)
    return _kept(row, data)


def _admitted(name: str, data: bytes) -> Trace:
    """By content: a Word file without macros that carries its trace."""
    if len(data) > LARGEST:
        raise Refused(f"文件超过 {LARGEST >> 20} MB；请去掉图片再上传。")
    try:
        if kind_of(name, data).name != "docx" or has_macros(name, data):
            raise Refused(f"“{name}”不是不含宏的 docx；请用 Word 或 WPS 另存为 docx 再上传。")
        return api.trace("报告.docx", data).trace
    except Unreadable as error:
        raise Refused(f"“{name}”读不了：{error.problem}。{error.remedy}。") from None
    except (TraceError, DocxError):
        words = "里面没有追溯数据：只有从这里导出的 Word 报告，改过以后才能拿回来比对；公开版不行"
        raise Refused(f"“{name}”{words}。") from None


@transaction.atomic
def _kept(row: Returned, data: bytes) -> Returned:
    row.save()
    keep(row.stored, data)
    log("reports.returned.uploaded", row, by=row.by, department=row.year.department, year=row.year)
    return row


def take_over(*, returned: Returned, changed: Rewritten, by: Person) -> Words:
    """One text as the file has it becomes this year's; what stood there stays in the log."""
    held = words_of(returned.year, changed.topic, changed.about)
    text = as_typed(changed, held.text)
    if not text:
        raise Refused("文件里这段文字是空的；要删去它，请直接在报告页上删。")
    return write_words(year=returned.year, topic=changed.topic, about=changed.about, text=text, began=held.mark, by=by)
