"""What people ask about offices and people, always within what they may see."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from jixiao.web.people.models import Department, LogEntry, Person, RoleAssignment, UserImport, WorkingGroup
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds


def departments_of(person: Person, filters: dict[str, Any]) -> QuerySet[Department]:
    """The departments a person sees, by words in the name and by state; with the number of their people."""
    rows = departments(person, Right.SEE).select_related("place")
    if words := filters.get("words"):
        rows = rows.filter(Q(name__icontains=words) | Q(code__startswith=words) | Q(place__name__icontains=words))
    if state := filters.get("state"):
        rows = rows.filter(is_active=state == "active")
    return rows.annotate(
        people_count=Count("people", filter=Q(people__is_active=True), distinct=True),
        section_count=Count("sections", filter=Q(sections__is_active=True), distinct=True),
    ).order_by("place__path", "name")


def people_of(person: Person, filters: dict[str, Any]) -> QuerySet[Person]:
    """The people a person may look up: those of the departments seen, and oneself; administrators see all."""
    rows = Person.objects.select_related("department", "section").prefetch_related(
        Prefetch("roles", RoleAssignment.objects.filter(ended_at=None), to_attr="roles_held")
    )
    if not holds(person, Right.ADMINISTER):
        rows = rows.filter(Q(department__in=departments(person, Right.SEE)) | Q(pk=person.pk))
    if words := filters.get("words"):
        rows = rows.filter(Q(name__icontains=words) | Q(username__icontains=words) | Q(phone__contains=words))
    if department := filters.get("department"):
        rows = rows.filter(department=department)
    if role := filters.get("role"):
        rows = rows.filter(roles__role=role, roles__ended_at=None).distinct()
    if state := filters.get("state"):
        rows = rows.filter(is_active=state == "active")
    return rows


def log_of(person: Person, filters: dict[str, Any]) -> QuerySet[LogEntry]:
    """The entries a person may read: those of the departments whose log is seen; administrators read all."""
    rows = LogEntry.objects.select_related("department")
    if not holds(person, Right.ADMINISTER):
        rows = rows.filter(department__in=departments(person, Right.SEE_LOG))
    if words := filters.get("words"):
        rows = rows.filter(Q(sentence__icontains=words) | Q(by_name__icontains=words))
    if kind := filters.get("kind"):
        rows = rows.filter(verb__startswith=kind)
    if department := filters.get("department"):
        rows = rows.filter(department=department)
    if since := filters.get("since"):
        rows = rows.filter(at__date__gte=since)
    if until := filters.get("until"):
        rows = rows.filter(at__date__lte=until)
    return rows


def history(subject: Any, person: Person) -> list[LogEntry]:
    """The last entries about one thing, for who may read the log."""
    entries = log_of(person, {}) if holds(person, Right.SEE_LOG) else LogEntry.objects.none()
    return list(entries.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)[:10])


def groups_of(department: Department) -> QuerySet[WorkingGroup]:
    return department.working_groups.prefetch_related("members")


def imports_seen() -> QuerySet[UserImport]:
    """All workbooks of people; only administrators ask."""
    return UserImport.objects.select_related("by")
