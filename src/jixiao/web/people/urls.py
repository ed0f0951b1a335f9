from django.urls import path

from jixiao.web.people.views import entry, imports, offices, persons, records

app_name = "people"

urlpatterns = [
    path("sign-in/", entry.sign_in, name="sign_in"),
    path("sign-out/", entry.sign_out, name="sign_out"),
    path("account/", entry.account, name="account"),
    path("account/password/", entry.password_change, name="password_change"),
    path("people/", persons.person_list, name="person_list"),
    path("people/new/", persons.person_create, name="person_create"),
    path("people/<int:pk>/", persons.person_detail, name="person_detail"),
    path("people/<int:pk>/edit/", persons.person_edit, name="person_edit"),
    path("people/<int:pk>/reset/", persons.person_reset, name="person_reset"),
    path("people/<int:pk>/deactivate/", persons.person_state, {"state": "deactivate"}, name="person_deactivate"),
    path("people/<int:pk>/activate/", persons.person_state, {"state": "activate"}, name="person_activate"),
    path("people/<int:pk>/roles/", persons.role_grant, name="role_grant"),
    path("people/<int:pk>/roles/<int:role>/end/", persons.role_end, name="role_end"),
    path("people/import/", imports.import_list, name="import_list"),
    path("people/import/template/", imports.import_template, name="import_template"),
    path("people/import/<int:pk>/", imports.import_detail, name="import_detail"),
    path("people/import/<int:pk>/apply/", imports.import_apply, name="import_apply"),
    path("people/import/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path("departments/", offices.department_list, name="department_list"),
    path("departments/new/", offices.department_create, name="department_create"),
    path("departments/<int:pk>/", offices.department_detail, name="department_detail"),
    path("departments/<int:pk>/edit/", offices.department_edit, name="department_edit"),
    path("departments/<int:pk>/agencies/new/", offices.agency_form, name="agency_create"),
    path("departments/<int:pk>/agencies/<int:agency>/", offices.agency_form, name="agency_edit"),
    path("departments/<int:pk>/sections/new/", offices.section_form, name="section_create"),
    path("departments/<int:pk>/sections/<int:section>/", offices.section_form, name="section_edit"),
    path("departments/<int:pk>/groups/new/", offices.group_form, name="group_create"),
    path("departments/<int:pk>/groups/<int:group>/", offices.group_form, name="group_edit"),
    path("log/", records.log_list, name="log_list"),
]
