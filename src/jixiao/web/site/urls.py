from django.urls import include, path

from jixiao.web.site import backups, health

handler400 = "jixiao.web.kit.errors.bad_request"
handler403 = "jixiao.web.kit.errors.forbidden"
handler404 = "jixiao.web.kit.errors.not_found"
handler500 = "jixiao.web.kit.errors.broken"

urlpatterns = [
    path("", include("jixiao.web.desk.urls")),
    path("", include("jixiao.web.people.urls")),
    path("check/", include("jixiao.web.checks.urls")),
    path("", include("jixiao.web.comparison.urls")),
    path("", include("jixiao.web.monitoring.urls")),
    path("years/", include("jixiao.web.years.urls")),
    path("norms/", include("jixiao.web.norms.urls")),
    path("healthz", health.pulse, name="pulse"),
    path("backups/", backups.backup_list, name="backup_list"),
    path("backups/make/", backups.backup_make, name="backup_make"),
    path("backups/<str:name>/", backups.backup_download, name="backup_download"),
    path("backups/<str:name>/test/", backups.backup_test, name="backup_test"),
    path("backups/<str:name>/restore/", backups.backup_restore, name="backup_restore"),
    path("health/", health.health, name="health"),
]
