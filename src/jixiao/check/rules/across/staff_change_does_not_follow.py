from collections.abc import Iterator, Sequence

from jixiao.check.companions import following_years, named
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

CHANGE = regex(r"(?:较|比)(?:去年|上年)(?P<kind>在职|退休|编制|实有)人员(?P<sign>增加|减少)(?P<n>\d+)[人名]")


def staff_change_does_not_follow(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for this, last in following_years(dossiers):
        for change in CHANGE.finditer(dossiers[this].source.text):
            now, before = _staff(dossiers[this], change["kind"]), _staff(dossiers[last], change["kind"])
            if now is None or before is None:
                continue
            moved = int(change["n"]) if change["sign"] == "增加" else -int(change["n"])
            if before[0] + moved != now[0]:
                working = (
                    f"{change['kind']}人员：{named(dossiers[last])}{before[0]}人，{change['sign']}{change['n']}人应为"
                    f"{before[0] + moved}人，此处{now[0]}人"
                )
                yield (
                    this,
                    Hit(
                        Span(*change.span("n")),
                        working,
                        "",
                        str(now[0]),
                        str(before[0] + moved),
                        "人",
                        (now[1],),
                        elsewhere=((last, before[1]),),
                    ),
                )


def _staff(dossier: Dossier, kind: str) -> tuple[int, Span] | None:
    """Persons of one kind, when the document gives one number; 在职 may come as 行政 and 工勤."""
    whole = regex(rf"(?<!较去年)(?<!较上年)(?<!比上年){kind}人员(?:共|共计|总数|为|：)?(\d+)[人名]")
    parts = regex(rf"{kind}(?:行政|事业|工勤|参公)人员(\d+)[人名]")
    text = dossier.source.text
    found = list(whole.finditer(text)) or list(parts.finditer(text))
    if not found:
        return None
    if len({hit.group(1) for hit in found}) > 1 and found[0].re is whole:
        return None
    number = sum(int(hit.group(1)) for hit in found) if found[0].re is parts else int(found[0].group(1))
    return number, Span(*found[0].span(1))
