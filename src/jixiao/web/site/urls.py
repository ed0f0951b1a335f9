from django.urls import include, path

from jixiao.web.site import health

handler400 = "jixiao.web.kit.errors.bad_request"
handler403 = "jixiao.web.kit.errors.forbidden"
handler404 = "jixiao.web.kit.errors.not_found"
handler500 = "jixiao.web.kit.errors.broken"

urlpatterns = [
    path("", include("jixiao.web.desk.urls")),
    path("", include("jixiao.web.people.urls")),
    path("ledgers/", include("jixiao.web.ledger.urls")),
    path("check/", include("jixiao.web.checks.urls")),
    path("norms/", include("jixiao.web.norms.urls")),
    path("healthz", health.pulse, name="pulse"),
    path("health/", health.health, name="health"),
]
