"""Settings of the ledger's benchmark: the real ones, jobs at once, and a plain admin to compare with."""

from typing import Any

from jixiao.web.site.settings import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "jixiao.web.people.passwords.OneTimeHasher"]


def plain_changelist(request: Any) -> Any:
    """The rows as Django's admin lists them, with filters and a search; its page is drawn as far as its rows go."""
    from django.contrib.admin import AdminSite, ModelAdmin

    from jixiao.web.promotion.models import Project

    class Plain(ModelAdmin):  # type: ignore[type-arg]
        list_display = ("code", "name", "stage", "agreement", "place", "total_investment", "paid_in", "signed_on")
        list_filter = ("stage", "agreement", "place")
        list_select_related = ("place",)
        search_fields = ("name", "investor", "code")
        list_per_page = 50

        def has_view_permission(self, *_: Any) -> bool:
            return True

        def has_change_permission(self, *_: Any) -> bool:
            return False

        has_add_permission = has_delete_permission = has_change_permission

    shown = Plain(Project, AdminSite()).get_changelist_instance(request)
    return [str(row) for row in shown.result_list], shown.result_count
