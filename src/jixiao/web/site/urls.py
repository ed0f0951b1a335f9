from django.urls import include, path

from jixiao.web.site import health
from jixiao.web.years.current import to_current

handler400 = "jixiao.web.kit.errors.bad_request"
handler403 = "jixiao.web.kit.errors.forbidden"
handler404 = "jixiao.web.kit.errors.not_found"
handler500 = "jixiao.web.kit.errors.broken"

urlpatterns = [
    path("", include("jixiao.web.desk.urls")),
    path("", include("jixiao.web.people.urls")),
    path("check/", include("jixiao.web.checks.urls")),
    path("", include("jixiao.web.comparison.urls")),
    path("years/", include("jixiao.web.years.urls")),
    path("years/<int:year>/report/", include("jixiao.web.reports.urls")),
    path("report/", to_current("reports:report_detail"), name="report"),
    path("norms/", include("jixiao.web.norms.urls")),
    path("healthz", health.pulse, name="pulse"),
    path("health/", health.health, name="health"),
]
