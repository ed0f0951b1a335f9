"""A report is given its date, and frozen as it stands."""

import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.dossier.files import write_papers
from jixiao.report.made import FORMATS, Made, ReportError
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.reports.composed import composed, secret_keys
from jixiao.web.reports.lines import lines_of
from jixiao.web.reports.models import Signing, Version
from jixiao.web.years.actions import must_not_be_closed
from jixiao.web.years.models import BudgetYear

PAPERS = "papers.json"


@transaction.atomic
def set_date(*, year: BudgetYear, template: str, on: date | None, by: Person) -> Signing:
    """The day the report bears; None leaves room to write it."""
    must_not_be_closed(year)
    row, _ = Signing.objects.get_or_create(year=year, template=template)
    before, after = change(row, {"on": on})
    if after:
        log("reports.date.set", year, by=by, department=year.department, before=before, after=after)
    return row


def freeze_version(*, year: BudgetYear, template: str, name: str, by: Person) -> Version:
    """Keep the report as it stands, in every format this machine makes. Raises Refused, ReportError."""
    must_not_be_closed(year)
    made = composed(year, template).made
    files = {kind: content for kind in FORMATS if (content := _file(made, kind))}
    files[PAPERS] = write_papers(made.papers, indent=None).encode()
    row = Version(
        year=year,
        name=name,
        template=made.template.name,
        title=made.report.title[:200],
        signed=made.signed,
        is_final=made.is_final,
        by=by,
        digest=hashlib.sha256(files[PAPERS]).hexdigest(),
        files=described(files),
        lines=list(lines_of(made.report)),
        secret=secret_keys(year, made.papers),
    )
    try:
        return _kept(row, files, by)
    except IntegrityError:
        raise Refused("另一个人同时保存了一版，请再试一次。") from None


@transaction.atomic
def _kept(row: Version, files: dict[str, bytes], by: Person) -> Version:
    row.number = (Version.objects.filter(year=row.year).aggregate(last=Max("number"))["last"] or 0) + 1
    row.save()
    for name, content in files.items():
        keep(f"{row.folder}/{name}", content)
    log("reports.version.frozen", row, by=by, department=row.year.department, year=row.year)
    return row


def _file(made: Made, kind: str) -> bytes:
    """Nothing for a format that cannot be made on this machine; the others are kept all the same."""
    try:
        return made.file(kind, draft=not made.is_final).content
    except ReportError:
        return b""


def described(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """What is kept, as a row says it: size and SHA-256 by the name of the file."""
    return {name: {"size": len(data), "digest": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
