from django.urls import path

from jixiao.web.ledger.views import imports, rows, shown

app_name = "ledger"

urlpatterns = [
    path("<slug:ledger>/", shown.row_list, name="row_list"),
    path("<slug:ledger>/board/", shown.row_board, name="row_board"),
    path("<slug:ledger>/calendar/", shown.row_calendar, name="row_calendar"),
    path("<slug:ledger>/print/", shown.row_print, name="row_print"),
    path("<slug:ledger>/export/", shown.row_export, name="row_export"),
    path("<slug:ledger>/views/", shown.view_save, name="view_save"),
    path("<slug:ledger>/views/<int:view>/remove/", shown.view_remove, name="view_remove"),
    path("<slug:ledger>/new/", rows.row_create, name="row_create"),
    path("<slug:ledger>/<int:pk>/", rows.row_detail, name="row_detail"),
    path("<slug:ledger>/<int:pk>/edit/", rows.row_edit, name="row_edit"),
    path("<slug:ledger>/<int:pk>/remove/", rows.row_remove, name="row_remove"),
    path("<slug:ledger>/<int:pk>/restore/", rows.row_restore, name="row_restore"),
    path("<slug:ledger>/<int:pk>/remarks/", rows.remark_add, name="remark_add"),
    path("<slug:ledger>/<int:pk>/files/", rows.file_add, name="file_add"),
    path("<slug:ledger>/<int:pk>/files/<int:file>/", rows.file_content, name="file_content"),
    path("<slug:ledger>/<int:pk>/files/<int:file>/remove/", rows.file_remove, name="file_remove"),
    path("<slug:ledger>/import/", imports.import_list, name="import_list"),
    path("<slug:ledger>/import/template/", imports.import_template, name="import_template"),
    path("<slug:ledger>/import/paste/", imports.import_paste, name="import_paste"),
    path("<slug:ledger>/import/<int:made>/", imports.import_detail, name="import_detail"),
    path("<slug:ledger>/import/<int:made>/apply/", imports.import_apply, name="import_apply"),
    path("<slug:ledger>/import/<int:made>/undo/", imports.import_undo, name="import_undo"),
]
