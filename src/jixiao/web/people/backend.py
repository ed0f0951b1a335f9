"""Who is signed in, with department and section in the same query: every page shows them."""

from django.contrib.auth.backends import ModelBackend

from jixiao.web.people.models import Person


class Backend(ModelBackend):
    """Django's own, which also keeps out who is deactivated."""

    def get_user(self, user_id: int) -> Person | None:
        rows = Person.objects.select_related("department__place", "section")
        return rows.filter(pk=user_id, is_active=True).first()
