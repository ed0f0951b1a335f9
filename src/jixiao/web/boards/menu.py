"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds, person_of

MENU = (
    MenuItem(
        "工作看板", "boards:overview", "", 5, shown=lambda request: holds(person_of(request), Right.SEE),
        family=("boards:",),
    ),
)  # fmt: skip
