"""What can be told of: EVENTS in the `log_sentences.py` of apps, what stands for a day, and what evidence has moved."""

from functools import cache

from jixiao.web.kit.plugins import contributions

NEAR, LATE, TEST = "deadline.near", "deadline.late", "notices.test"


@cache
def events() -> dict[str, str]:
    """By name, as people read them; those that follow from the day first."""
    found = {NEAR: "期限临近（三天内）", LATE: "逾期"}
    for module in (*contributions("alerts"), *contributions("log_sentences")):
        found |= getattr(module, "EVENTS", {})
    return found
