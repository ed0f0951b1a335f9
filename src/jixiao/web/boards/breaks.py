"""Where figures of a series are counted otherwise from a day on: they are marked, and not compared across it."""

from jixiao.web.boards.reading import Reader
from jixiao.web.capital.models import Definition


def _since(reader: Reader) -> list[Definition]:
    """The definitions of foreign capital that began after the first of the days that are compared."""
    first, last = reader.period.before.span.since, reader.period.last
    rows = Definition.objects.filter(
        department__in=reader.scope.keys, removed_at=None, since__gt=first, since__lte=last
    )
    return list(rows.filter(series=Definition.Series.FOREIGN).order_by("since"))


def foreign_break(reader: Reader) -> str:
    """Why foreign capital is not compared with the year before; "" when it is."""
    found = _since(reader)
    return f"{found[0].since:%Y-%m-%d} 起统计口径有调整，不直接计算增幅" if found else ""


def foreign_months(reader: Reader) -> list[tuple[str, str]]:
    """The months of the period in which a definition began."""
    own = [one for one in _since(reader) if one.since.year == reader.period.year]
    return [(f"{one.since:%Y-%m}", f"{one.since:%Y-%m-%d} 起：{one.note or one.differs or one.name}") for one in own]
