"""What this app puts beside every page: for reviewers alone."""

from django.http import HttpRequest

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of


def _reviews(request: HttpRequest) -> bool:
    return holds(person_of(request), Right.REVIEW)


MENU = (
    MenuItem("待审队列", "reviews:queue", "财政审核", 60, _reviews, ("reviews:queue", "reviews:review")),
    MenuItem("得分排名", "reviews:ranking", "财政审核", 62, _reviews),
    MenuItem("结果应用清单", "reviews:uses", "财政审核", 64, _reviews, ("reviews:uses", "reviews:results")),
)
