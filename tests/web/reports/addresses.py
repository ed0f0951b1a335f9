"""Who may ask for the addresses of reports."""

from django.utils import timezone

from jixiao.web.reports.actions.returns import take_in
from jixiao.web.reports.actions.versions import freeze_version
from jixiao.web.reports.composed import composed
from jixiao.web.reports.models import Publication, Version
from jixiao.web.years.models import BudgetLine, BudgetYear, Program, ProgramYear, Proof
from tests.web.permissions import row

_SEES = ("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator")
SEES = dict.fromkeys(_SEES, 200)
WRITERS = ("writer", "colleague", "compiler")


def small(world):
    """A year of which next to nothing is known; its report is a draft."""
    held, _ = BudgetYear.objects.get_or_create(department=world.d.bureau, year=2022)
    BudgetLine.objects.get_or_create(year=held, item="支出", defaults={"adjusted": 100_000_000, "outturn": 90_000_000})
    program, _ = Program.objects.get_or_create(department=world.d.bureau, name="招商经费")
    ProgramYear.objects.get_or_create(program=program, year=held)
    return held


def year(world):
    return {"year": small(world).pk}


def version(world):
    found = Version.objects.first() or freeze_version(year=small(world), template="", name="稿", by=world.compiler)
    return {"year": found.year_id, "pk": found.pk}


def publication(world):
    held = small(world)
    bare = {"name": "稿", "template": "", "title": "", "is_final": True, "by": world.compiler, "digest": ""}
    version, _ = Version.objects.get_or_create(year=held, number=1, defaults=bare)
    found, _ = Publication.objects.get_or_create(year=held, version=version, what="报告", made_by=world.compiler)
    return {"year": found.year_id, "pk": found.pk}


def reviewed(world):
    where = publication(world)
    Publication.objects.update(reviewed_at=timezone.now(), reviewed_by=world.leader)
    return where


def returned(world):
    held = small(world)
    data = composed(held).made.file("docx", draft=True).content
    return {"year": held.pk, "pk": take_in(year=held, name="改过.docx", data=data, by=world.writer).pk}


def proof(world):
    """A file that was never uploaded is nobody's."""
    held = small(world)
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
