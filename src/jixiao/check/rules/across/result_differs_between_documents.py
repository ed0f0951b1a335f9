from collections.abc import Iterator, Sequence

from jixiao.check.companions import named, same_year
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.goals import canon, is_growth
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

SHORTEST = 6
Told = dict[tuple[str, str, bool], Goal]


def result_differs_between_documents(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    results = [_told(dossier.results) for dossier in dossiers]
    for later, earlier in same_year(dossiers):
        here, there = results[later], results[earlier]
        for key, result in here.items():
            other = there.get(key)
            if other is None or other.figure is None or result.figure is None:
                continue
            figure, known = result.figure, other.figure
            if figure.signed_interval.meets(known.signed_interval) or not (figure.exact and known.exact):
                continue
            told = number_in_unit_of(known, figure)
            other_words = f"{named(dossiers[earlier])}{told}{figure.unit}"
            working = f"“{result.subject}”：此处{plain(figure.value)}{figure.unit}，{other_words}"
            yield (
                later,
                Hit(figure.span, working, "", plain(figure.value), told, figure.unit, elsewhere=((earlier, known),)),
            )


def _told(results: Sequence[Goal]) -> Told:
    """Results by what they measure; those told with two values in one document are that document's own trouble."""
    found: Told = {}
    doubtful = set()
    for result in results:
        if result.figure is None or len(words := canon(result.subject)) < SHORTEST:
            continue
        key = (words, result.figure.printed.unit.base, is_growth(result.figure))
        first = found.setdefault(key, result)
        if first.figure and first.figure.base != result.figure.base:
            doubtful.add(key)
    return {key: result for key, result in found.items() if key not in doubtful}
