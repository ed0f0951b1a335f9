"""Who may ask for the addresses of reports."""

from django.utils import timezone

from jixiao.web.reports.actions.publications import prepare_publication
from jixiao.web.reports.actions.returns import take_in
from jixiao.web.reports.models import Publication, Returned, Version
from jixiao.web.years.models import Proof
from tests.web.permissions import row
from tests.web.reports.made import recorded, frozen

_SEES = ("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator")
SEES = dict.fromkeys(_SEES, 200)
WRITERS = ("writer", "colleague", "compiler")


def year(world):
    return {"year": recorded(world).pk}


def version(world):
    found = Version.objects.first() or frozen(world)
    return {"year": found.year_id, "pk": found.pk}


def publication(world):
    found = Publication.objects.first() or prepare_publication(
        version=frozen(world), kind="accounts", what="自评报告", approved_on=None, by=world.compiler
    )
    return {"year": found.year_id, "pk": found.pk}


def reviewed(world):
    where = publication(world)
    Publication.objects.update(reviewed_at=timezone.now(), reviewed_by=world.leader)
    return where


def returned(world):
    found = Returned.objects.first()
    if found is None:
        from jixiao.web.reports.composed import composed

        held = recorded(world)
        data = composed(held).made.file("docx", draft=True).content
        found = take_in(year=held, name="改过.docx", data=data, by=world.writer)
    return {"year": found.year_id, "pk": found.pk}


def proof(world):
    """A file that was never uploaded is nobody's."""
    held = recorded(world)
    return {"year": held.pk, "pk": Proof.objects.create(year=held, name="会议纪要").pk}


def _with(where, **more):
    return lambda world: where(world) | more


ADDRESSES = (
    row("report", others=302),
    row("reports:report_detail", where=year, **SEES),
    row("reports:number_detail", where=year, **SEES),
    row("reports:findings", where=year, **SEES),
    row("reports:proof_file", where=proof),
    row("reports:date_set", where=year, method="POST", **dict.fromkeys(WRITERS, 302)),
    row("reports:words_edit", where=year, **dict.fromkeys(WRITERS, 400)),  # of no text
    row("reports:words_edit", where=year, method="POST", **dict.fromkeys(WRITERS, 400)),
    row("reports:words_carry", where=year, method="POST", **dict.fromkeys(WRITERS, 400)),
    row("reports:report_file", where=_with(year, kind="docx"), **SEES),
    row("reports:version_list", where=year, **SEES),
    row("reports:version_list", where=year, method="POST", compiler=422),
    row("reports:version_detail", where=version, **SEES),
    row("reports:version_file", where=_with(version, kind="docx"), **SEES),
    row("reports:compare", where=year, **dict.fromkeys(_SEES, 400)),  # of no versions
    row("reports:form_list", where=year, **SEES),
    row("reports:form_file", where=_with(year, name="national-self-evaluation", kind="xlsx"), **SEES),
    row("reports:sealed", where=_with(year, part="table"), **SEES),
    row("reports:publication_list", where=year, **SEES),
    row("reports:publication_list", where=year, method="POST", compiler=422),
    row("reports:publication_detail", where=publication, **SEES),
    row("reports:publication_package", where=publication, **SEES),
    row("reports:publication_review", where=publication, method="POST", leader=302),
    row("reports:publication_record", where=reviewed, method="POST", compiler=422),
    row("reports:publication_withdraw", where=publication, method="POST", compiler=422),
    row("reports:returned_list", where=year, **SEES),
    row("reports:returned_list", where=year, method="POST", **dict.fromkeys(WRITERS, 422)),
    row("reports:returned_detail", where=returned, **SEES),
    row("reports:returned_take", where=_with(returned, number=0), method="POST"),  # nothing was rewritten
)
