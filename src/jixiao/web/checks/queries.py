"""Checks are a person's own: nobody else sees what somebody tried."""

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format

from jixiao.batch.record import read_record
from jixiao.check.checked import Checked
from jixiao.web.checks.compare import Short, gone
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.kit.files import kept
from jixiao.web.people.models import Person

_SHOWN = 12  # uploads in the chart


def batches_of(person: Person) -> QuerySet[Batch]:
    """The uploads of a person, with their files and counts."""
    files = CheckedFile.objects.only("batch_id", "order", "name")
    return (
        Batch.objects.filter(by=person)
        .prefetch_related(Prefetch("files", files))
        .annotate(
            waiting=Count("files", filter=Q(files__state=CheckedFile.State.WAITING)),
            refused=Count("files", filter=Q(files__state=CheckedFile.State.REFUSED)),
            errors=Sum("files__errors"),
            warnings=Sum("files__warnings"),
            notes=Sum("files__notes"),
        )
        .order_by("-at", "-pk")
    )


def files_of(person: Person) -> QuerySet[CheckedFile]:
    return CheckedFile.objects.filter(batch__by=person).select_related("batch__by", "earlier__batch")


def result_of(file: CheckedFile) -> Checked:
    """The result as it was kept; raises RecordError when another version wrote it."""
    return read_record(kept(file.record))


def content_of(file: CheckedFile) -> bytes:
    """The file as it was uploaded."""
    return kept(file.original)


def history_of(person: Person) -> Chart | None:
    """What the last uploads of a person were found with; None before there are two to compare."""
    last = list(batches_of(person).exclude(finished_at=None)[:_SHOWN])[::-1]
    if len(last) < 2:
        return None
    labels = [date_format(timezone.localtime(batch.at), "m-d H:i") for batch in last]
    series = [
        Series(label, tone, [getattr(batch, f"{tone}s") or 0 for batch in last])
        for tone, label in (("error", "错误"), ("warning", "警告"), ("note", "提示"))
    ]
    return Chart("history", f"最近 {len(last)} 次检查发现的问题", labels, series, stacked=True)


def since_earlier(file: CheckedFile) -> tuple[list[Short], list[Short]]:
    """What was fixed since the version before, and what is new; both empty for a first version."""
    if file.earlier is None:
        return [], []
    return gone(file.earlier.findings, file.findings), gone(file.findings, file.earlier.findings)
