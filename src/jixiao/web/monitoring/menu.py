"""What this app puts beside every page."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of


def _reviews(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.REVIEW)


MENU = (
    MenuItem("运行监控", "monitoring:current", "年度工作", 130, family=("monitoring:round", "monitoring:measure")),
    MenuItem("监控预警", "monitoring:warnings", "年度工作", 131, shown=_reviews),
)
