"""A version is made ready for the public, looked at by a leader, and recorded where and when it was published."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.dossier.files import read_papers
from jixiao.norms.resolve import norms_of
from jixiao.report.made import FORMATS, Made, ReportError
from jixiao.score.duties import Duty, Events, duties
from jixiao.web.kit.files import keep, kept
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reports.actions.versions import PAPERS, described
from jixiao.web.reports.composed import made_public, secret_keys
from jixiao.web.reports.models import Publication, Version
from jixiao.web.years.models import BudgetYear


def prepare_publication(*, version: Version, kind: str, what: str, approved_on: date | None, by: Person) -> Publication:
    """The files for the public: no trace, no secret program. Raises Refused for a draft, ReportError."""
    if not version.is_final:
        raise Refused("这一版还有没补齐的内容，不能公开；补齐后再存一版。")
    files = _public_files(version)
    duty = _duty(version.year, kind, approved_on)
    row = Publication(
        year=version.year,
        version=version,
        kind=kind,
        what=what,
        approved_on=approved_on,
        due_on=duty.due if duty else None,
        deadline=f"{duty.term}，依据{duty.ground.words}"[:200] if duty else "",
        made_by=by,
        files=described(files),
    )
    return _kept(row, files, by)


def _public_files(version: Version) -> dict[str, bytes]:
    papers = read_papers(kept(f"{version.folder}/{PAPERS}"))
    now = secret_keys(version.year, papers)
    secret = list(dict.fromkeys((*version.secret, *now)))  # what is secret by now was perhaps not then
    made = made_public(papers, secret, version.template, version.signed)
    return {kind: content for kind in FORMATS if (content := _file(made, kind))}


def _file(made: Made, kind: str) -> bytes:
    """Nothing for a format that cannot be made on this machine."""
    try:
        return made.file(kind, traced=False).content
    except ReportError:
        return b""


def _duty(year: BudgetYear, kind: str, approved_on: date | None) -> Duty | None:
    """When it is to be public, by the norms of the place; None where none speaks of it."""
    events = Events(budget_replied=approved_on, accounts_replied=approved_on)
    known = duties(norms_of(), year.department.place.code, year.year, events)
    return next((duty for duty in known if duty.key == f"disclosure/department_{kind}"), None)


@transaction.atomic
def _kept(row: Publication, files: dict[str, bytes], by: Person) -> Publication:
    row.save()
    for name, content in files.items():
        keep(f"{row.folder}/{name}", content)
    _log("prepared", row, by)
    return row


@transaction.atomic
def review_publication(*, publication: Publication, by: Person) -> Publication:
    """A leader has looked at what will be public."""
    row = _open(publication)
    if row.reviewed_at:
        raise Refused("这份材料已经审查过了。")
    row.reviewed_by, row.reviewed_at = by, timezone.now()
    row.save(update_fields=["reviewed_by", "reviewed_at"])
    _log("reviewed", row, by)
    return row


@transaction.atomic
def record_publication(*, publication: Publication, address: str, on: date, by: Person) -> Publication:
    """Where it is public, and since when."""
    row = _open(publication)
    if not row.reviewed_at:
        raise Refused("公开前要由部门领导审查；请先请领导在本页审查通过。")
    if on > timezone.localdate():
        raise Refused("公开日期不能晚于今天。")
    row.address, row.published_on = address, on
    row.save(update_fields=["address", "published_on"])
    _log("recorded", row, by, where=address, on=on)
    return row


@transaction.atomic
def withdraw_publication(*, publication: Publication, reason: str, by: Person) -> Publication:
    """It is no longer to be published, or no longer public; the record stays."""
    row = _open(publication)
    row.withdrawn_at, row.withdrawn_because = timezone.now(), reason
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _log("withdrawn", row, by, reason=reason)
    return row


def _open(publication: Publication) -> Publication:
    row = Publication.objects.select_for_update().select_related("year__department", "version").get(pk=publication.pk)
    if row.withdrawn_at:
        raise Refused("这份材料已经撤回。")
    return row


def _log(verb: str, row: Publication, by: Person, **words: Any) -> None:
    log(f"reports.publication.{verb}", row, by=by, department=row.year.department, **words)
