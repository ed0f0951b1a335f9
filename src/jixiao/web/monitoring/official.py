"""The official form of a round (绩效运行监控表), and the words it has for causes."""

from functools import cache

from jixiao.forms.layout import Layout, Scope
from jixiao.forms.load import layouts
from jixiao.norms.resolve import folder_of
from jixiao.web.monitoring.models import Round

_CAUSE = "cause:"


def layout_of(round_: Round) -> Layout | None:
    """The form for programs that looks to the end of just this month; None when there is none."""
    if round_.day:
        return None
    known = layouts(folder_of("")).values()
    place = round_.year.department.place.path.rstrip("/").split("/")
    fitting = [one for one in known if one.month == round_.month and one.scope is Scope.PROGRAM]
    own = [one for one in fitting if one.place in place]
    return next(iter(own or fitting), None)


@cache
def causes() -> tuple[str, ...]:
    """What the packaged forms let one tick as the cause of a deviation, in their order."""
    forms = [one for one in layouts().values() if one.month]
    words = (word for one in forms for block in one.blocks for word in block.columns.values())
    return tuple(dict.fromkeys(word.removeprefix(_CAUSE) for word in words if word.startswith(_CAUSE)))
