"""Who may ask for the addresses of offices and people."""

from jixiao.web.people.models import UserImport
from tests.web.permissions import row

SEES_BUREAU = dict.fromkeys(("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator"), 200)
ARRANGES_BUREAU = {"compiler": 200, "administrator": 200}

READS_LOG = dict.fromkeys(("compiler", "leader", "neighbour", "stranger", "auditor", "administrator"), 200)


def _writer(world):
    return {"pk": world.writer.pk}


def _bureau(world):
    return {"pk": world.d.bureau.pk}


def _import(world):
    return {"pk": UserImport.objects.create(by=world.administrator, file_name="名单.xlsx").pk}


ADDRESSES = (
    row("people:sign_in", others=302, anonymous=200),
    row("people:sign_out", others=302, method="POST"),
    row("people:account", others=200),
    row("people:password_change", others=200),
    row("people:person_list", administrator=200),
    row("people:person_create", administrator=200),
    row("people:person_detail", where=_writer, **SEES_BUREAU),
    row("people:person_edit", where=_writer, administrator=200),
    row("people:person_reset", where=_writer, method="POST", administrator=200),
    row("people:person_deactivate", where=_writer, method="POST", administrator=302),
    row("people:person_activate", where=_writer, method="POST", administrator=302),
    row("people:role_grant", where=_writer, method="POST", administrator=302),
    row("people:role_end", where=lambda w: {**_writer(w), "role": w.role.pk}, method="POST", administrator=302),
    row("people:import_list", administrator=200),
    row("people:import_list", method="POST", administrator=422),
    row("people:import_template", administrator=200),
    row("people:import_detail", where=_import, administrator=200),
    row("people:import_apply", where=_import, method="POST", administrator=200),
    row("people:import_undo", where=_import, method="POST", administrator=302),
    row("people:department_list", others=200),
    row("people:department_create", administrator=200),
    row("people:department_detail", where=_bureau, **SEES_BUREAU),
    row("people:department_edit", where=_bureau, administrator=200),
    row("people:agency_create", where=_bureau, administrator=200),
    row("people:agency_edit", where=lambda w: {**_bureau(w), "agency": w.agency.pk}, administrator=200),
    row("people:section_create", where=_bureau, **ARRANGES_BUREAU),
    row("people:section_edit", where=lambda w: {**_bureau(w), "section": w.section.pk}, **ARRANGES_BUREAU),
    row("people:group_create", where=_bureau, **ARRANGES_BUREAU),
    row("people:group_edit", where=lambda w: {**_bureau(w), "group": w.group.pk}, **ARRANGES_BUREAU),
    row("people:log_list", **READS_LOG),
)
