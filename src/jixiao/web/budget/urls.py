from django.urls import path

from jixiao.web.budget.views import imports, money, programs, tables
from jixiao.web.years.current import to_current

app_name = "budget"
_PAGES = "years/<int:year>/budget/"
_PROGRAM = f"{_PAGES}programs/<int:pk>/"

urlpatterns = [
    path("budget/", to_current("budget:lines"), name="current"),
    path(_PAGES, tables.lines, name="lines"),
    path(f"{_PAGES}sheet/", tables.line_sheet, name="line_sheet"),
    path(f"{_PAGES}start/", tables.line_start, name="line_start"),
    path(f"{_PAGES}measures/", tables.measures, name="measures"),
    path(f"{_PAGES}measures/sheet/", tables.measure_sheet, name="measure_sheet"),
    path(f"{_PAGES}measures/start/", tables.measure_start, name="measure_start"),
    path(f"{_PAGES}programs/", programs.program_list, name="program_list"),
    path(f"{_PAGES}programs/new/", programs.program_create, name="program_create"),
    path(f"{_PAGES}programs/whole/", programs.whole_create, name="whole_create"),
    path(_PROGRAM, programs.program_detail, name="program_detail"),
    path(f"{_PROGRAM}edit/", programs.program_edit, name="program_edit"),
    path(f"{_PROGRAM}end/", programs.program_end, name="program_end"),
    path(f"{_PROGRAM}resume/", programs.program_resume, name="program_resume"),
    path(f"{_PROGRAM}funds/", money.program_funds, name="program_funds"),
    path(f"{_PROGRAM}funds/sheet/", money.fund_sheet, name="fund_sheet"),
    path(f"{_PROGRAM}months/", money.program_months, name="program_months"),
    path(f"{_PROGRAM}months/sheet/", money.month_sheet, name="month_sheet"),
    path(f"{_PROGRAM}adjustments/new/", money.adjustment_create, name="adjustment_create"),
    path(f"{_PROGRAM}adjustments/<int:adjustment>/undo/", money.adjustment_undo, name="adjustment_undo"),
    path(f"{_PAGES}imports/", imports.import_list, name="import_list"),
    path(f"{_PAGES}imports/<int:pk>/", imports.import_detail, name="import_detail"),
    path(f"{_PAGES}imports/<int:pk>/apply/", imports.import_apply, name="import_apply"),
    path(f"{_PAGES}imports/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path(f"{_PAGES}imports/<int:pk>/files/<int:order>/", imports.import_file, name="import_file"),
]
