from collections.abc import Iterator, Sequence
from functools import cache

from jixiao.check.companions import following_years, named
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

SENTENCE = regex(r"[^。；\n]{24,}")
VALUE = regex(r"(?<!\d)\d+(?:\.\d+)?(?!\d|年|月|日|号|[.、])")
YEAR = regex(r"(?:19|20)\d{2}年?")
RESULT = regex(r"完成|实现|签约|引进|增长|达到|举办|组织")
FEWEST_VALUES = 2


def sentences_copied_from_last_year(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    @cache
    def told(index: int) -> list[tuple[str, Span]]:
        found = SENTENCE.finditer(dossiers[index].source.text)
        return [(_plain(hit.group()), Span(*hit.span())) for hit in found if _tells(hit.group())]

    for this, last in following_years(dossiers):
        old = dict(told(last))
        for words, span in told(this):
            if words in old:
                values = "、".join(VALUE.findall(words)[:3])
                working = f"这一句连同其中的数（{values}）与{named(dossiers[last])}完全相同"
                yield this, Hit(span, working, elsewhere=((last, old[words]),))


def _plain(words: str) -> str:
    """Without the year, which is all that was changed."""
    return YEAR.sub("", words)


def _tells(words: str) -> bool:
    return len(VALUE.findall(YEAR.sub("", words))) >= FEWEST_VALUES and bool(RESULT.search(words))
