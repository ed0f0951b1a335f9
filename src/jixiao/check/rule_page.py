"""The words of a rule's page, part by part."""

import re

from jixiao.check.rule import Rule
from jixiao.units.regex import regex

_PART = regex(r"^\*\*(?P<name>[^*\n]+)\*\*[ \t]*(?P<text>.*?)(?=^\*\*[^*\n]+\*\*|^## |\Z)", re.MULTILINE | re.DOTALL)


def body(rule: Rule) -> str:
    """The page without the TOML at its head; of a rule that is data its words and its examples."""
    if rule.options:
        examples = [f"```text {kind}\n{text}\n```" for kind in ("bad", "good") for text in rule.options[kind]]
        return "\n\n".join([rule.options.get("words", "").strip(), "## 例", *examples])
    return rule.page.read_text(encoding="utf-8").split("+++\n", 2)[-1].strip()


def parts(rule: Rule) -> dict[str, str]:
    """查什么, 为什么, 怎么改, 不查 and what they say."""
    return {found["name"]: " ".join(found["text"].split()) for found in _PART.finditer(body(rule))}
