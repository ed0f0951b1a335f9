"""All rules that may run: those of the package, and the data rules of a folder of the user's."""

import os
from functools import cache
from pathlib import Path

from jixiao.check.rule import PageError, Rule, all_rules, load
from jixiao.norms.resolve import VARIABLE


@cache
def rules_of(folder: str = "") -> tuple[Rule, ...]:
    """Rules in the order of codes; `folder` is that of --norms, else the one of JIXIAO_NORMS, with rules/<family>/.

    Raises PageError when a rule of the folder breaks the form or takes a code that is in use.
    """
    user = folder or os.environ.get(VARIABLE, "")
    if not user:
        return all_rules()
    own = tuple(_load(page) for page in sorted((Path(user) / "rules").glob("*/*.toml")))
    codes = {rule.code for rule in all_rules()}
    for rule in own:
        if rule.code in codes:
            raise PageError(f"{rule.page}：代码 {rule.code} 已有规则使用，请换一个")
        codes.add(rule.code)
    return tuple(sorted((*all_rules(), *own), key=lambda rule: rule.code))


def _load(page: Path) -> Rule:
    try:
        return load(page)
    except PageError:
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise PageError(f"{page}：不是合格的规则文件（{error}）") from None
