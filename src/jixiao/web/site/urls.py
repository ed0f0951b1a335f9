from django.conf import settings
from django.urls import include, path

from jixiao.web.confirmations.views import confirm
from jixiao.web.evidence.views.public import survey
from jixiao.web.offers.views.public import invest
from jixiao.web.site import backups, health
from jixiao.web.years.current import to_current

handler400 = "jixiao.web.kit.errors.bad_request"
handler403 = "jixiao.web.kit.errors.forbidden"
handler404 = "jixiao.web.kit.errors.not_found"
handler500 = "jixiao.web.kit.errors.broken"

urlpatterns = [
    *([path("", include("jixiao.web.sso.urls"))] if settings.SSO_NAME else []),
    path("", include("jixiao.web.desk.urls")),
    path("", include("jixiao.web.people.urls")),
    path("ledgers/", include("jixiao.web.ledger.urls")),
    path("", include("jixiao.web.confirmations.urls")),
    path("c/<str:token>/", confirm, name="confirm"),
    path("promotion/", include("jixiao.web.promotion.urls")),
    path("aftercare/", include("jixiao.web.aftercare.urls")),
    path("registers/", include("jixiao.web.registers.urls")),
    path("groundwork/", include("jixiao.web.groundwork.urls")),
    path("assignments/", include("jixiao.web.assignments.urls")),
    path("offers/", include("jixiao.web.offers.urls")),
    path("invest/<str:token>/", invest, name="invest"),
    path("", include("jixiao.web.pins.urls")),
    path("boards/", include("jixiao.web.boards.urls")),
    path("check/", include("jixiao.web.checks.urls")),
    path("", include("jixiao.web.comparison.urls")),
    path("", include("jixiao.web.monitoring.urls")),
    path("", include("jixiao.web.budget.urls")),
    path("", include("jixiao.web.objectives.urls")),
    path("years/", include("jixiao.web.years.urls")),
    path("years/<int:year>/self-evaluation/", include("jixiao.web.campaign.urls")),
    path("years/<int:year>/evidence/", include("jixiao.web.evidence.urls")),
    path("self-evaluation/", to_current("campaign:campaign"), name="self_evaluation"),
    path("evidence/", to_current("evidence:proof_list"), name="evidence"),
    path("s/<str:token>/", survey, name="survey"),
    path("years/<int:year>/report/", include("jixiao.web.reports.urls")),
    path("report/", to_current("reports:report_detail"), name="report"),
    path("", include("jixiao.web.reviews.urls")),
    path("norms/", include("jixiao.web.norms.urls")),
    path("", include("jixiao.web.api.urls")),
    path("", include("jixiao.web.notices.urls")),
    path("healthz", health.pulse, name="pulse"),
    path("backups/", backups.backup_list, name="backup_list"),
    path("backups/make/", backups.backup_make, name="backup_make"),
    path("backups/<str:name>/", backups.backup_download, name="backup_download"),
    path("backups/<str:name>/test/", backups.backup_test, name="backup_test"),
    path("backups/<str:name>/restore/", backups.backup_restore, name="backup_restore"),
    path("health/", health.health, name="health"),
]
