from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import sentences_with
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

# Each step can only be as large as the one before.
STEPS = (
    ("发放", regex(r"(?:发放|发出|派发|投放)[^，。；\n\d]{0,14}(\d+)(?:余|多)?份")),
    ("收回", regex(r"(?:收回|回收)[^，。；\n\d]{0,12}(\d+)(?:余|多)?份")),
    ("有效", regex(r"有效(?:问卷|样本|答卷)?[^，。；\n\d]{0,4}(\d+)(?:余|多)?份")),
    ("满意", regex(r"(?:满意(?:及以上)?|表示满意)的?(?:问卷|有|为|：)?(\d+)份")),
)
ABOUT = Sought(r"问卷|调查表|测评表")
LONGEST = 200


def survey_counts_contradict(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for sentence in sentences_with(dossier, ABOUT, LONGEST):
        steps = [(word, hit) for word, step in STEPS if (hit := step.search(text, *sentence))]
        for (before, larger), (word, smaller) in pairwise(steps):
            if int(smaller.group(1)) > int(larger.group(1)) and smaller.span(1) != larger.span(1):
                working = f"{word}{smaller.group(1)}份 > {before}{larger.group(1)}份"
                related = (Span(*larger.span(1)),)
                yield Hit(Span(*smaller.span(1)), working, "", smaller.group(1), larger.group(1), "份", related)
                break
