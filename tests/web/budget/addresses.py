"""Who may ask for the pages of a year's budget."""

from jixiao.dossier.files import write_papers
from jixiao.dossier.workpaper import Workpaper
from jixiao.web.budget.models import Import, ImportFile
from jixiao.web.kit.files import keep
from tests.web.budget import made
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU, year

FILLERS = ("writer", "compiler")  # the program is of the writer's section


def program(world):
    return {**year(world), "pk": made.program_of(world, section=world.writer.section).pk}


def adjustment(world):
    where = program(world)
    return {**where, "adjustment": made.adjustment_of(world).pk}


def previewed(world):
    one = made.import_of(world, Import.State.PREVIEW)
    keep(one.papers, write_papers(Workpaper("市投资促进局", 2022)).encode())
    return {**year(world), "pk": one.pk}


def applied(world):
    return {**year(world), "pk": made.import_of(world, Import.State.APPLIED).pk}


def file(world):
    where = previewed(world)
    one = ImportFile.objects.create(batch_id=where["pk"], order=0, name="表.xlsx", size=1, digest="", state="read")
    keep(one.original, b"x")
    return {**where, "order": 0}


GRIDS = (("lines", year, ("compiler",)), ("measures", year, ("compiler",)),
         ("program_funds", program, FILLERS), ("program_months", program, FILLERS))  # fmt: skip
SHEETS = (("line_sheet", year, ("compiler",)), ("measure_sheet", year, ("compiler",)),
          ("fund_sheet", program, FILLERS), ("month_sheet", program, FILLERS))  # fmt: skip

ADDRESSES = (
    row("budget:current", others=302),
    *(row(f"budget:{view}", where=where, **SEES_BUREAU) for view, where, _ in (*GRIDS, *SHEETS)),
    # A change that says nothing is not understood: 400 for who may change, 404 for all others.
    *(row(f"budget:{view}", where=where, method="POST", **dict.fromkeys(who, 400)) for view, where, who in GRIDS),
    *(row(f"budget:{view}", where=where, method="POST", **dict.fromkeys(who, 422)) for view, where, who in SHEETS),
    row("budget:line_start", where=year, method="POST", compiler=302),
    row("budget:measure_start", where=year, method="POST", compiler=302),
    row("budget:program_list", where=year, **SEES_BUREAU),
    row("budget:program_detail", where=program, **SEES_BUREAU),
    row("budget:program_create", where=year, compiler=200),
    row("budget:program_create", where=year, method="POST", compiler=422),
    row("budget:whole_create", where=year, method="POST", compiler=302),
    row("budget:program_edit", where=program, compiler=200),
    row("budget:program_edit", where=program, method="POST", compiler=422),
    row("budget:program_end", where=program, compiler=200),
    row("budget:program_end", where=program, method="POST", compiler=422),
    row("budget:program_resume", where=program, method="POST", compiler=302),
    row("budget:adjustment_create", where=program, **dict.fromkeys(FILLERS, 200)),
    row("budget:adjustment_create", where=program, method="POST", **dict.fromkeys(FILLERS, 422)),
    row("budget:adjustment_undo", where=adjustment, method="POST", **dict.fromkeys(FILLERS, 302)),
    row("budget:import_list", where=year, compiler=200),
    row("budget:import_list", where=year, method="POST", compiler=422),
    row("budget:import_detail", where=previewed, compiler=200),
    row("budget:import_apply", where=previewed, method="POST", compiler=302),
    row("budget:import_undo", where=applied, method="POST", compiler=302),
    row("budget:import_file", where=file, compiler=200),
)
