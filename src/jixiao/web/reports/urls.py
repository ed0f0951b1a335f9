from django.urls import path

from jixiao.web.reports.views import official, publications, report, returned, versions, words

app_name = "reports"

urlpatterns = [
    path("", report.report_detail, name="report_detail"),
    path("date/", report.date_set, name="date_set"),
    path("number/", report.number_detail, name="number_detail"),
    path("findings/", report.findings, name="findings"),
    path("proofs/<int:pk>/", report.proof_file, name="proof_file"),
    path("words/", words.words_edit, name="words_edit"),
    path("words/carry/", words.words_carry, name="words_carry"),
    path("file/<slug:kind>/", versions.report_file, name="report_file"),
    path("versions/", versions.version_list, name="version_list"),
    path("versions/<int:pk>/", versions.version_detail, name="version_detail"),
    path("versions/<int:pk>/<slug:kind>/", versions.version_file, name="version_file"),
    path("compare/", versions.compare, name="compare"),
    path("forms/", official.form_list, name="form_list"),
    path("forms/<slug:name>/<slug:kind>/", official.form_file, name="form_file"),
    path("sealed/<slug:part>/", official.sealed, name="sealed"),
    path("publications/", publications.publication_list, name="publication_list"),
    path("publications/<int:pk>/", publications.publication_detail, name="publication_detail"),
    path("publications/<int:pk>/review/", publications.publication_review, name="publication_review"),
    path("publications/<int:pk>/record/", publications.publication_record, name="publication_record"),
    path("publications/<int:pk>/withdraw/", publications.publication_withdraw, name="publication_withdraw"),
    path("publications/<int:pk>/package/", publications.publication_package, name="publication_package"),
    path("returned/", returned.returned_list, name="returned_list"),
    path("returned/<int:pk>/", returned.returned_detail, name="returned_detail"),
    path("returned/<int:pk>/take/<int:number>/", returned.returned_take, name="returned_take"),
]
