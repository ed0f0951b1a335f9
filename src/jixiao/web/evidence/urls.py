from django.urls import path

from jixiao.web.evidence.views import proofs, surveys

app_name = "evidence"

urlpatterns = [
    path("", proofs.proof_list, name="proof_list"),
    path("upload/", proofs.proof_upload, name="proof_upload"),
    path("pending/", proofs.pending, name="pending"),
    path("take-over/", proofs.list_take_over, name="list_take_over"),
    path("give-back/", proofs.list_give_back, name="list_give_back"),
    path("proofs/<int:pk>/", proofs.proof_detail, name="proof_detail"),
    path("proofs/<int:pk>/file/", proofs.proof_file, name="proof_file"),
    path("proofs/<int:pk>/remove/", proofs.proof_remove, name="proof_remove"),
    path("proofs/<int:pk>/restore/", proofs.proof_restore, name="proof_restore"),
    path("uses/<int:pk>/judge/", proofs.use_judge, name="use_judge"),
    path("uses/<int:pk>/remove/", proofs.use_remove, name="use_remove"),
    path("indicators/<int:pk>/", proofs.indicator_proofs, name="indicator_proofs"),
    path("indicators/<int:pk>/survey/", surveys.survey_new, name="survey_new"),
    path("indicators/<int:pk>/sheet/", surveys.survey_sheet, name="survey_sheet"),
    path("surveys/", surveys.survey_list, name="survey_list"),
    path("surveys/<int:pk>/", surveys.survey_detail, name="survey_detail"),
    path("surveys/<int:pk>/edit/", surveys.survey_edit, name="survey_edit"),
    path("surveys/<int:pk>/close/", surveys.survey_close, name="survey_close"),
    path("surveys/<int:pk>/sample/", surveys.survey_sample, name="survey_sample"),
    path("surveys/<int:pk>/take-over/", surveys.survey_take_over, name="survey_take_over"),
]
