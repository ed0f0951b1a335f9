"""Norms as the grounds of a score, and the words that name them."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao.dossier.scoresheet import Ground
from jixiao.norms.ruleset import Rule
from jixiao.norms.words import CERTAINTY


@lru_cache(maxsize=4096)
def ground(rule: Rule[object]) -> Ground:
    source = rule.answer.source
    return Ground(source.instrument, source.locator, rule.words, source.certainty.value, source.certainty.is_firm)


@lru_cache(maxsize=4096)
def basis(rule: Rule[object]) -> str:
    """The key a datum carries: instrument#locator."""
    return f"{rule.answer.source.instrument}#{rule.answer.source.locator}"


@lru_cache(maxsize=4096)
def cited(grounds: tuple[Ground, ...]) -> str:
    """依据《…》（财预〔2020〕10号）定量指标得分（实践通行）; each once."""
    told = dict.fromkeys(f"{one.words}（{CERTAINTY[one.certainty]}）" for one in grounds)
    return f"依据{'，'.join(told)}" if told else ""


def grounds(rules: Sequence[Rule[object]]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(ground(rule) for rule in rules))
